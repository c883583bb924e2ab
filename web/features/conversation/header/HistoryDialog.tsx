import type { ConversationDetail } from '#contract/conversation.ts';
import { usePeople } from '#web/domain/people.ts';
import { exactTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Dialog } from '#web/ui/Dialog.tsx';
import { eventWords } from '../timeline/event-words.ts';

/** Every change with who, what and the exact moment. */
export function HistoryDialog({ detail, onClose }: { detail: ConversationDetail; onClose: () => void }) {
  const people = usePeople();
  const events = detail.timeline.filter((entry) => entry.kind === 'event');
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('conversation.history.title')}
      description={t('conversation.history.description')}
      size="large"
    >
      {detail.older && <p className="pb-3 text-ink3">{t('conversation.history.older')}</p>}
      {events.length === 0 && <p className="py-4 text-ink2">{t('conversation.history.empty')}</p>}
      <ol className="pb-4">
        {events.map((event) => (
          <li
            key={event.id}
            className="grid gap-x-4 gap-y-0.5 border-b border-line py-2 last:border-0 sm:grid-cols-[19rem_1fr]"
          >
            <time dateTime={event.at} className="text-xs text-ink3 tabular-nums">
              {exactTime(new Date(event.at))}
            </time>
            <span className="min-w-0 break-words">{eventWords(event, people)}</span>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
