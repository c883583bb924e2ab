import type { Emerging } from '#contract/emerging.ts';
import { networkName } from '#web/domain/networks.ts';
import { languageName, listed } from '#web/format.ts';
import { t } from '#web/i18n.ts';

/** Phrases that name an issue. */
const namingPhrases = 3;

/** Pure: phrases without those that stand in one before them. */
export function tellingPhrases(phrases: readonly string[]): string[] {
  return phrases.filter((one, n) => !phrases.slice(0, n).some((other) => ` ${other} `.includes(` ${one} `)));
}

/** What an issue is called: what its messages say, else its products and themes. */
export function titleOf({ phrases, themes, products }: Pick<Emerging, 'phrases' | 'themes' | 'products'>): string {
  const said = tellingPhrases(phrases)
    .slice(0, namingPhrases)
    .map((phrase) => t('emerging.phrase', { phrase }));
  if (said.length > 0) return said.join(' ');
  return listed([...products, ...themes].map(({ name }) => name)) || t('emerging.unnamed');
}

/** "Bluesky 12, X 4". */
export const networksOf = ({ networks }: Pick<Emerging, 'networks'>): string =>
  listed(networks.map(({ key, count }) => t('emerging.share', { name: networkName(key), count })));

/** "German 12, unknown 4". */
export const languagesOf = ({ languages }: Pick<Emerging, 'languages'>): string =>
  listed(
    languages.map(({ key, count }) =>
      t('emerging.share', { name: key === '' ? t('emerging.language.unknown') : languageName(key), count }),
    ),
  );
