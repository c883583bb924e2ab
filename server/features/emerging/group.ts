import type { Signal } from './detect.ts';

/** A message of the hour with what it says of the signals. */
export type Said = {
  messageId: string;
  profileId: string;
  themes: readonly string[];
  products: readonly string[];
  phrases: readonly string[];
};

/** What grows together, because the same messages say it. */
export type Group = {
  themes: string[];
  products: string[];
  /** The strongest first. */
  phrases: string[];
  messageIds: string[];
  /** How many different accounts. */
  people: number;
  strongest: Signal;
};

/** Of the messages of the smaller, so many must be the other's too. */
const togetherShare = 0.5;

/**
 * Groups signals by the messages they share. Phrases first; a theme or a product joins the group that most of its messages are of, is
 * left out where several groups explain it, and stands alone where none does. Pure.
 */
export function groupSignals(signals: readonly Signal[], said: readonly Said[]): Group[] {
  const termsBy = { theme: 'themes', product: 'products', phrase: 'phrases' } as const;
  const messagesOf = ({ kind, term }: Signal) =>
    new Set(said.flatMap((one) => (one[termsBy[kind]].includes(term) ? [one.messageId] : [])));
  // Of a word and the pair it stands in, which rise alike, the pair says more.
  const strongestFirst = signals.toSorted((a, b) => b.strength - a.strength || b.term.length - a.term.length);
  const gathered: Gathered[] = [];
  for (const signal of strongestFirst.filter(({ kind }) => kind === 'phrase')) {
    const messages = messagesOf(signal);
    if (messages.size === 0) continue;
    const home = gathered.find((one) => shareOfSmaller(messages, one.messages) >= togetherShare);
    if (home) {
      home.signals.push(signal);
      for (const id of messages) home.messages.add(id);
    } else gathered.push({ signals: [signal], messages });
  }
  const everywhere = new Set(gathered.flatMap(({ messages }) => [...messages]));
  for (const signal of strongestFirst.filter(({ kind }) => kind !== 'phrase')) {
    const messages = messagesOf(signal);
    if (messages.size === 0) continue;
    const share = (of: ReadonlySet<string>) => sharedBy(messages, of) / messages.size;
    const home = gathered.toSorted((a, b) => share(b.messages) - share(a.messages))[0];
    if (home && share(home.messages) >= togetherShare) home.signals.push(signal);
    else if (share(everywhere) < togetherShare) gathered.push({ signals: [signal], messages });
  }
  return gathered.flatMap((one) => groupOf(one, said));
}

type Gathered = { signals: Signal[]; messages: Set<string> };

function groupOf({ signals, messages }: Gathered, said: readonly Said[]): Group[] {
  const [strongest] = signals;
  if (!strongest) return [];
  const termsOf = (wanted: Signal['kind']) => signals.flatMap(({ kind, term }) => (kind === wanted ? [term] : []));
  const people = new Set(said.flatMap(({ messageId, profileId }) => (messages.has(messageId) ? [profileId] : [])));
  return [
    {
      themes: termsOf('theme'),
      products: termsOf('product'),
      phrases: termsOf('phrase'),
      messageIds: [...messages],
      people: people.size,
      strongest,
    },
  ];
}

const sharedBy = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...one].filter((id) => other.has(id)).length;

const shareOfSmaller = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  sharedBy(one, other) / Math.max(1, Math.min(one.size, other.size));
