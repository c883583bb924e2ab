import type { Variant } from '#contract/saved-reply.ts';

type Place = Pick<Variant, 'network' | 'language'>;

/** Where a text would stand; the language is null while it is not known. */
type Where = { network: string; language: string | null };

/**
 * Pure: the text for a conversation: in the customer's language before any language before the first that fits the
 * network, and of those the one for this network before one for any. Null when all are for other networks.
 */
export function chooseVariant<V extends Place>(variants: readonly V[], where: Where): V | null {
  const here = variants.filter(({ network }) => network === '' || network === where.network);
  const rankOf = ({ language }: Place) => languageRank(language, where.language);
  const best = Math.max(...here.map(rankOf));
  const spoken = here.find((variant) => rankOf(variant) === best)?.language;
  const fitting = here.filter(({ language }) => language === spoken);
  return fitting.find(({ network }) => network !== '') ?? fitting[0] ?? null;
}

function languageRank(offered: string, wanted: string | null): number {
  if (offered === '') return 1;
  if (wanted === null) return 0;
  const [one, other] = [offered.toLowerCase(), wanted.toLowerCase()];
  if (one === other) return 3;
  return baseOf(one) === baseOf(other) ? 2 : 0;
}

const baseOf = (tag: string) => tag.split('-')[0];

/** Pure: whether a text in one language, empty for any, is for a customer who speaks another; null: it is not known yet. */
export const speaks = (offered: string, wanted: string | null): boolean =>
  offered === '' || wanted === null || languageRank(offered, wanted) > 0;
