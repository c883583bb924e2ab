import { Suspense, useState } from 'react';
import type { ConversationDetail } from '#contract/conversation.ts';
import type { TimelineEntry, TimelineMessage } from '#contract/timeline.ts';
import { stageOf } from '#web/domain/mode.ts';
import { usePeople } from '#web/domain/people.ts';
import { exactTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { eventWords } from '../timeline/event-words.ts';

const TraceDialog = lazyPart(() => import('#web/features/trace/TraceDialog.tsx'), 'TraceDialog', ['trace']);

/** Every change with who, what and the exact moment. */
export function HistoryDialog({ detail, onClose }: { detail: ConversationDetail; onClose: () => void }) {
  const people = usePeople();
  const [traced, setTraced] = useState<TimelineMessage | null>(null);
  const entries = detail.timeline.filter((entry) => entry.kind === 'event' || isSent(entry));
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('conversation.history.title')}
      description={t('conversation.history.description')}
      size="large"
    >
      {detail.older && <p className="pb-3 text-ink3">{t('conversation.history.older')}</p>}
      {entries.length === 0 && <p className="py-4 text-ink2">{t('conversation.history.empty')}</p>}
      <ol className="pb-4">
        {entries.map((entry) => (
          <li
            key={entry.id}
            className="grid gap-x-4 gap-y-0.5 border-b border-line py-2 last:border-0 sm:grid-cols-[19rem_1fr]"
          >
            <time dateTime={entry.at} className="text-xs text-ink3 tabular-nums">
              {exactTime(new Date(entry.at))}
            </time>
            {isSent(entry) ? (
              <Sent message={entry} onTrace={() => setTraced(entry)} />
            ) : (
              <span className="min-w-0 break-words">{entry.kind === 'event' && eventWords(entry, people)}</span>
            )}
          </li>
        ))}
      </ol>
      <Suspense>{traced && <TraceDialog message={traced} onClose={() => setTraced(null)} />}</Suspense>
    </Dialog>
  );
}

/** An answer of ours that passed the gate. */
const isSent = (entry: TimelineEntry): entry is TimelineMessage =>
  entry.kind === 'message' && entry.direction === 'out' && !entry.foreign;

function Sent({ message, onTrace }: { message: TimelineMessage; onTrace: () => void }) {
  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-1">
      <span className="min-w-0 truncate">
        {t('event.sent', { stage: stageOf(message.visibility) })} <bdi className="text-ink3">{message.text}</bdi>
      </span>
      <Button size="small" tone="ghost" onClick={onTrace}>
        {t('action.trace')}
      </Button>
    </span>
  );
}
