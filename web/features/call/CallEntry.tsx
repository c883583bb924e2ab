import MessageSquareText from 'lucide-react/icons/message-square-text';
import Phone from 'lucide-react/icons/phone';
import type { TimelineCall } from '#contract/timeline.ts';
import { usePeople } from '#web/domain/people.ts';
import { RichText } from '#web/features/conversation/timeline/RichText.tsx';
import { duration } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { CallActions } from './CallActions.tsx';

const minuteMs = 60_000;

type CallEntryProps = {
  call: TimelineCall;
  /** Null where it is only read. */
  conversationId: string | null;
};

/** What was said on the telephone or by text message, as a colleague wrote it down; it can never be sent. */
export function CallEntry({ call, conversationId }: CallEntryProps) {
  const { nameOf } = usePeople();
  const mayWrite = useSession().permissions.includes('note.write');
  const { way, direction, whom, minutes } = call;
  const Icon = way === 'phone' ? Phone : MessageSquareText;
  return (
    <article
      aria-label={t('call.said', { way, direction, whom })}
      className="group relative ms-10 w-fit max-w-[min(40rem,calc(100%-2.5rem))] rounded-md border border-note-line bg-note-bg px-3 py-2 pe-9"
    >
      <header className="mb-0.5 flex flex-wrap items-center gap-x-1.5 text-xs text-ink2">
        <span className="flex items-center gap-1.5 font-semibold text-note">
          <Icon size={13} aria-hidden="true" />
          <bdi>{t('call.said', { way, direction, whom })}</bdi>
        </span>
        {minutes !== null && <span>· {duration(minutes * minuteMs)}</span>}
        <RelativeTime at={call.at} />
        <span>· {t('call.by', { name: nameOf(call.agentId) ?? t('timeline.note.somebody') })}</span>
        {call.editedAt && <span>· {t('timeline.edited')}</span>}
      </header>
      <RichText text={call.text} />
      {mayWrite && conversationId && (
        <div className="absolute end-1 top-1">
          <CallActions call={call} conversationId={conversationId} />
        </div>
      )}
    </article>
  );
}
