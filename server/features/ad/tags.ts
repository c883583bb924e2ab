export type AdFacts = { campaign: string | null; markets: readonly string[] };

/** As long as a tag may be. */
const longest = 40;

/** Pure: the tags of what is said under an advertisement; rules and views ask for them. */
export function tagsOf({ campaign, markets }: AdFacts): string[] {
  const of = (kind: string, name: string) => [...`${kind}: ${name}`].slice(0, longest).join('').trim();
  return ['ad', ...(campaign ? [of('campaign', campaign)] : []), ...markets.map((one) => of('market', one))];
}
