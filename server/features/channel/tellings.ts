const dayMs = 86_400_000;
/** Failing for so long is no hiccup, in ms. */
export const patienceMs = 15 * 60_000;
/** Days before the credentials end at which that is told. */
const forecastDays = [14, 3, 0];
/** What a stranger's message proved is proven anew after so long. */
const proofHoldsMs = 30 * dayMs;

/** What says when there is something to tell of an account. */
export type Watched = {
  state: string;
  isHalted: boolean;
  endsAt: Date | null;
  failingSince: Date | null;
  /** When a stranger's message last proved that strangers can write. */
  provenAt: Date | null;
  /** Everything until then has been told. */
  toldAt: Date;
};

/** Something to tell its owners: that its credentials end, or ended (0 days), that the network answers no more, or that a proof is old. */
export type Telling = { at: Date } & (
  | { what: 'ends'; days: number; endsAt: Date }
  | { what: 'failing' | 'prove'; since: Date }
);

/** Pure: the next thing to tell, or null. */
export const nextTelling = (watched: Watched): Telling | null => listTellings(watched)[0] ?? null;

/** Pure: what is to be told now. Of several forecasts of one end only the nearest is worth telling. */
export function dueTellings(watched: Watched, now: Date): Telling[] {
  const due = listTellings(watched).filter(({ at }) => at <= now);
  const forecasts = due.filter(({ what }) => what === 'ends');
  return [...due.filter(({ what }) => what !== 'ends'), ...forecasts.slice(-1)];
}

/** Everything untold in order. Of an account that is cut off already nothing more is told. */
function listTellings({ state, isHalted, endsAt, failingSince, provenAt, toldAt }: Watched): Telling[] {
  if (state !== 'connected') return [];
  const ends = endsAt
    ? forecastDays.map((days) => ({ what: 'ends' as const, days, endsAt, at: before(endsAt, days * dayMs) }))
    : [];
  const failing =
    failingSince && !isHalted
      ? [{ what: 'failing' as const, since: failingSince, at: before(failingSince, -patienceMs) }]
      : [];
  const proof = provenAt ? [{ what: 'prove' as const, since: provenAt, at: before(provenAt, -proofHoldsMs) }] : [];
  return [...ends, ...failing, ...proof]
    .filter(({ at }) => at > toldAt)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

const before = (moment: Date, ms: number) => new Date(moment.getTime() - ms);
