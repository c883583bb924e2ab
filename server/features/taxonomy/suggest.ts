/** A message without a theme, with its phrases. */
export type Unthemed = { profileId: string; phrases: readonly string[] };

/** What messages that have a theme say: how many say each phrase, of how many. */
export type Themed = { counts: ReadonlyMap<string, number>; messages: number };

export type Suggested = { phrases: string[]; messages: number; people: number };

const leastMessages = 10;
const leastPeople = 5;
/** Of all messages without a theme. */
const leastShare = 0.01;
/** How many times as often as where a theme is known. */
const leastLift = 1.5;
const mostSuggestions = 8;
const mostPhrases = 8;
/** Of the messages that say a phrase, so many are in the group that it joins. */
const togetherShare = 0.6;

/**
 * Groups what does not fit by what is said together: again and again the phrase that is said most, and more than where a
 * theme is known, with all that is said with it. `declined`: phrases that people did not want a theme of. Pure.
 */
export function suggestThemes(
  unthemed: readonly Unthemed[],
  themed: Themed,
  declined: ReadonlySet<string>,
): Suggested[] {
  const least = Math.max(leastMessages, unthemed.length * leastShare);
  const suggested: Suggested[] = [];
  let left = [...unthemed];
  while (suggested.length < mostSuggestions) {
    const counts = countPhrases(left);
    const seed = bestSeed(counts, unthemed.length, themed, { least, declined });
    if (seed === null) break;
    const group = left.filter(({ phrases }) => phrases.includes(seed));
    const inside = countPhrases(group);
    const company = [...inside]
      .filter(
        ([phrase, count]) =>
          phrase !== seed && count >= least / 2 && count / (counts.get(phrase) ?? 1) >= togetherShare,
      )
      .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
      .slice(0, mostPhrases - 1)
      .map(([phrase]) => phrase);
    const said = new Set([seed, ...company]);
    const whole = left.filter(({ phrases }) => phrases.some((phrase) => said.has(phrase)));
    const people = new Set(whole.map(({ profileId }) => profileId)).size;
    if (people >= leastPeople)
      suggested.push({ phrases: withoutParts([...said], counts), messages: whole.length, people });
    left = left.filter((one) => !whole.includes(one));
  }
  return suggested;
}

/** A word that is hardly said but in a longer phrase which is there too adds nothing. */
function withoutParts(phrases: readonly string[], counts: ReadonlyMap<string, number>): string[] {
  const said = (phrase: string) => counts.get(phrase) ?? 0;
  return phrases.filter(
    (one) =>
      !phrases.some(
        (other) => other !== one && ` ${other} `.includes(` ${one} `) && said(other) >= togetherShare * said(one),
      ),
  );
}

function countPhrases(said: readonly Unthemed[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { phrases } of said) for (const phrase of phrases) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  return counts;
}

type Limits = { least: number; declined: ReadonlySet<string> };

/** The phrase that tells most: said by many, and by fewer of those whose theme is known. */
function bestSeed(
  counts: ReadonlyMap<string, number>,
  messages: number,
  themed: Themed,
  { least, declined }: Limits,
): string | null {
  let best: { phrase: string; score: number } | null = null;
  for (const [phrase, count] of counts) {
    if (count < least || isPartOf(phrase, declined)) continue;
    const elsewhere = ((themed.counts.get(phrase) ?? 0) + 1) / (themed.messages + 1);
    const lift = themed.messages === 0 ? leastLift : count / messages / elsewhere;
    if (lift < leastLift) continue;
    const score = count * Math.log(1 + lift);
    if (!best || score > best.score || (score === best.score && longerFirst(phrase, best.phrase) < 0))
      best = { phrase, score };
  }
  return best?.phrase ?? null;
}

const isPartOf = (phrase: string, others: ReadonlySet<string>) =>
  [...others].some((other) => ` ${other} `.includes(` ${phrase} `));

const longerFirst = (one: string, other: string) => other.length - one.length || (one < other ? -1 : 1);
