import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { taskLabels, type Understood } from '#contract/verdict.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { firstChoiceId, MessageVerdicts } from './MessageVerdicts.tsx';
import { verdictsQuery } from './queries.ts';
import { useCorrect } from './use-correct.ts';

/** What a program understood of each message of the customer, how sure it is, by which words, and a person's better word. */
export function VerdictPanel({ row }: { row: Pick<ConversationRow, 'id' | 'version'> }) {
  const query = useQuery({ ...verdictsQuery(row.id, row.version), placeholderData: keepPreviousData });
  const mayCorrect = useSession().permissions.includes('conversation.write');
  const correct = useCorrect(row.id);
  const newest = query.data?.messages[0];
  useShortcuts(
    {
      b: { run: () => newest && void correct(...nextSentiment(newest)), label: t('verdict.key.sentiment') },
      'shift+b': { run: openChoices, label: t('verdict.key.entries') },
    },
    { group: t('conversation.group'), active: mayCorrect && newest !== undefined },
  );
  return (
    <section className="mb-4 border-b border-line pb-4">
      <h3 className="mb-2 text-xs font-semibold text-ink3">{t('verdict.title')}</h3>
      <Loaded query={query}>
        {({ messages, waiting, entries }) => (
          <>
            {waiting > 0 && (
              <p role="status" className="mb-1 text-ink3">
                {t('verdict.waiting', { count: waiting })}
              </p>
            )}
            {messages.length + waiting === 0 && <p className="text-ink3">{t('verdict.none')}</p>}
            {messages.slice(0, 1).map((one) => (
              <MessageVerdicts
                key={one.messageId}
                understood={one}
                entries={entries}
                isNewest
                mayCorrect={mayCorrect}
                onCorrect={correct}
              />
            ))}
            {messages.slice(1).map((one) => (
              <details key={one.messageId} className="mt-2">
                <summary className="flex cursor-pointer gap-1.5 rounded-sm text-xs text-ink2 hover:text-ink">
                  <bdi className="min-w-0 flex-1 truncate">{one.preview}</bdi>
                  <RelativeTime at={one.at} />
                </summary>
                <div className="mt-2">
                  <MessageVerdicts understood={one} entries={entries} mayCorrect={mayCorrect} onCorrect={correct} />
                </div>
              </details>
            ))}
          </>
        )}
      </Loaded>
    </section>
  );
}

/** Opens the first choice of what the newest message is about, and wants; the next ones follow with Tab. */
function openChoices(): void {
  const select = document.getElementById(firstChoiceId);
  if (!(select instanceof HTMLSelectElement)) return;
  select.focus();
  // Some browsers open it for a click only; it has the focus all the same.
  try {
    select.showPicker();
  } catch {}
}

/** The sentiment after the one that holds, as one key corrects it. */
function nextSentiment({ messageId, verdicts }: Understood): Parameters<ReturnType<typeof useCorrect>> {
  const verdict = verdicts.find(({ task }) => task === 'sentiment');
  const labels: readonly string[] = taskLabels.sentiment;
  const next = labels[(labels.indexOf(verdict?.label ?? '') + 1) % labels.length] ?? '';
  const before = verdict?.correction ? verdict.label : null;
  return [{ messageId, task: 'sentiment' }, next, before];
}
