import type { Skills } from '#contract/work.ts';
import { networkName } from '#web/domain/networks.ts';
import { languageName, listed } from '#web/format.ts';
import { t } from '#web/i18n.ts';

/** Pure but for the reader's language: what somebody takes, in a line. */
export function skillWords({ languages, networks, topics }: Skills, topicNames: ReadonlyMap<string, string>): string {
  const parts = [
    languages.length > 0 && listed(languages.map(languageName)),
    networks.length > 0 && listed(networks.map(networkName)),
    topics.length > 0 && listed(topics.map((id) => topicNames.get(id) ?? id)),
  ].filter((part) => typeof part === 'string');
  return parts.length === 0 ? t('work.takes_all') : parts.join(' · ');
}
