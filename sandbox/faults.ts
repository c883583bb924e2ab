import * as z from 'zod';
import type { Network } from './network.ts';

/** What is made to go wrong for apps; the page itself stays usable. All off by default. */
export const Faults = z.object({
  /** Every call is answered 503. */
  outage: z.boolean(),
  /** Every call waits so long first. */
  slowMs: z.int().min(0).max(60_000),
  /** Every call is answered 429 until then. */
  rateLimitedUntil: z.iso.datetime().nullable(),
  /** So many writes are done and then answered 500. */
  failAfterWrite: z.int().min(0).max(1000),
  /** So many writes are done and then the connection is cut. */
  dropAfterWrite: z.int().min(0).max(1000),
  /** So many more times each webhook is delivered. */
  duplicates: z.int().min(0).max(10),
  /** Webhooks are gathered so long and then delivered newest first. */
  shuffleMs: z.int().min(0).max(60_000),
});
export type Faults = z.output<typeof Faults>;

const none: Faults = {
  outage: false,
  slowMs: 0,
  rateLimitedUntil: null,
  failAfterWrite: 0,
  dropAfterWrite: 0,
  duplicates: 0,
  shuffleMs: 0,
};

/** The form in which a change is asked for; a rate limit is given in seconds from now. */
export const FaultChange = Faults.omit({ rateLimitedUntil: true })
  .extend({ rateLimitSeconds: z.int().min(0).max(86_400) })
  .partial()
  .strict();

export function getFaults({ db, now }: Network): Faults {
  const row = db.get<{ value: string }>("select value from instance where key = 'faults'");
  const faults = Faults.catch(none).parse({ ...none, ...(row ? JSON.parse(row.value) : {}) });
  const over = faults.rateLimitedUntil !== null && faults.rateLimitedUntil <= now().toISOString();
  return over ? { ...faults, rateLimitedUntil: null } : faults;
}

export function changeFaults(network: Network, change: z.output<typeof FaultChange>): Faults {
  const { rateLimitSeconds, ...rest } = change;
  const faults: Faults = { ...getFaults(network), ...rest };
  if (rateLimitSeconds !== undefined) {
    const until = new Date(network.now().getTime() + rateLimitSeconds * 1000);
    faults.rateLimitedUntil = rateLimitSeconds === 0 ? null : until.toISOString();
  }
  keep(network, faults);
  network.changed();
  return faults;
}

/** Whether this write's answer is to be spoiled, and how; counts down. */
export function takeWriteFault(network: Network): 'fail' | 'drop' | null {
  const faults = getFaults(network);
  if (faults.failAfterWrite > 0) {
    keep(network, { ...faults, failAfterWrite: faults.failAfterWrite - 1 });
    return 'fail';
  }
  if (faults.dropAfterWrite > 0) {
    keep(network, { ...faults, dropAfterWrite: faults.dropAfterWrite - 1 });
    return 'drop';
  }
  return null;
}

function keep({ db }: Network, faults: Faults): void {
  db.run("insert or replace into instance (key, value) values ('faults', ?)", JSON.stringify(faults));
}
