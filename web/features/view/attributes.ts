import type { Attribute } from '#contract/filter.ts';

/** How an attribute is chosen: some of many, one of two, or an amount. */
export type Kind = 'some' | 'either' | 'followers' | 'minutes';

export const kinds: Record<Attribute, Kind> = {
  status: 'some',
  assignee: 'some',
  team: 'some',
  priority: 'some',
  unread: 'either',
  awaitsUs: 'either',
  mentionsMe: 'either',
  following: 'either',
  sendingFailed: 'either',
  tagsAny: 'some',
  tagsAll: 'some',
  tagsNone: 'some',
  network: 'some',
  channel: 'some',
  stage: 'either',
  language: 'some',
  contact: 'some',
  triage: 'some',
  sentiment: 'some',
  theme: 'some',
  intent: 'some',
  product: 'some',
  signs: 'some',
  followersAtLeast: 'followers',
  followersAtMost: 'followers',
  restedMinutes: 'minutes',
  withinMinutes: 'minutes',
  wakesWithinMinutes: 'minutes',
};

/** The attributes as the picker offers them. */
export const groups = [
  {
    key: 'work',
    attributes: [
      'status',
      'assignee',
      'team',
      'priority',
      'tagsAny',
      'tagsAll',
      'tagsNone',
      'unread',
      'awaitsUs',
      'mentionsMe',
      'following',
      'sendingFailed',
    ],
  },
  {
    key: 'customer',
    attributes: ['network', 'channel', 'stage', 'language', 'contact', 'followersAtLeast', 'followersAtMost'],
  },
  { key: 'understood', attributes: ['triage', 'sentiment', 'theme', 'intent', 'product', 'signs'] },
  { key: 'time', attributes: ['restedMinutes', 'withinMinutes', 'wakesWithinMinutes'] },
] as const satisfies readonly { key: string; attributes: readonly Attribute[] }[];

/** The words by which an attribute is found besides its name, as the catalogue lists them. */
export const otherNames = (words: string): string[] => words.split(/[,،]/).map((word) => word.trim());

/** The two values of an attribute that is one or the other. */
export const eitherValues = (attribute: Attribute) =>
  attribute === 'stage' ? (['public', 'private'] as const) : (['true', 'false'] as const);

const unitMinutes: Record<string, number> = { m: 1, h: 60, d: 24 * 60 };

/** "45m", "6h", "3 d" as minutes; null for anything else. */
export function readMinutes(typed: string): number | null {
  const [, amount, unit] = /^(\d{1,5})\s*([mhd])$/i.exec(typed.trim()) ?? [];
  const minutes = Number(amount) * (unitMinutes[unit?.toLowerCase() ?? ''] ?? Number.NaN);
  return minutes >= 1 && minutes <= 5_000_000 ? minutes : null;
}

/** "5000", "5,000", "5k", "1.2 M" as a number; null for anything else. */
export function readAmount(typed: string): number | null {
  const [, digits, unit] = /^([\d.,\s]{1,14}?)\s*([km])?$/i.exec(typed.trim()) ?? [];
  if (digits === undefined) return null;
  const scale = unit === undefined ? 1 : unit.toLowerCase() === 'k' ? 1_000 : 1_000_000;
  const plain = unit === undefined ? digits.replace(/[.,\s]/g, '') : digits.replace(',', '.').replace(/\s/g, '');
  const amount = Math.round(Number(plain) * scale);
  return plain !== '' && amount >= 0 && amount <= 10_000_000_000 ? amount : null;
}
