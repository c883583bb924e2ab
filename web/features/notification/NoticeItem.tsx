import { Link } from '@tanstack/react-router';
import AlarmClock from 'lucide-react/icons/alarm-clock';
import AlarmClockOff from 'lucide-react/icons/alarm-clock-off';
import ArrowRightLeft from 'lucide-react/icons/arrow-right-left';
import AtSign from 'lucide-react/icons/at-sign';
import Cable from 'lucide-react/icons/cable';
import ListTodo from 'lucide-react/icons/list-todo';
import MessageCircleQuestion from 'lucide-react/icons/message-circle-question-mark';
import MessageCircleReply from 'lucide-react/icons/message-circle-reply';
import PencilLine from 'lucide-react/icons/pencil-line';
import PhoneCall from 'lucide-react/icons/phone-call';
import PhoneMissed from 'lucide-react/icons/phone-missed';
import PhoneOff from 'lucide-react/icons/phone-off';
import Siren from 'lucide-react/icons/siren';
import Stamp from 'lucide-react/icons/stamp';
import TrendingUp from 'lucide-react/icons/trending-up';
import UserRoundCheck from 'lucide-react/icons/user-round-check';
import type { ComponentType, ReactNode } from 'react';
import type { NoticeGroup, NoticeKind } from '#contract/notification.ts';
import { networkName } from '#web/domain/networks.ts';
import { count } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';

type Look = { icon: ComponentType<{ size?: number; 'aria-hidden'?: 'true' }>; tone: string };

const looks: Record<NoticeKind, Look> = {
  mentioned: { icon: AtSign, tone: 'bg-hover text-ink2' },
  assigned: { icon: UserRoundCheck, tone: 'bg-hover text-ink2' },
  corrected: { icon: PencilLine, tone: 'bg-soon-bg text-soon' },
  approval_asked: { icon: Stamp, tone: 'bg-soon-bg text-soon' },
  approval_due: { icon: Stamp, tone: 'bg-late-bg text-late' },
  approval_given: { icon: Stamp, tone: 'bg-hover text-ok' },
  approval_refused: { icon: Stamp, tone: 'bg-late-bg text-late' },
  reply_to_release: { icon: Stamp, tone: 'bg-soon-bg text-soon' },
  clock_warned: { icon: AlarmClock, tone: 'bg-soon-bg text-soon' },
  clock_breached: { icon: AlarmClockOff, tone: 'bg-late-bg text-late' },
  arrived: { icon: Siren, tone: 'bg-late-bg text-late' },
  page_unreached: { icon: PhoneOff, tone: 'bg-late-bg text-late' },
  task_given: { icon: ListTodo, tone: 'bg-hover text-ink2' },
  task_due: { icon: ListTodo, tone: 'bg-soon-bg text-soon' },
  paged: { icon: PhoneCall, tone: 'bg-late-bg text-late' },
  handover_ready: { icon: ArrowRightLeft, tone: 'bg-hover text-ink2' },
  swap: { icon: ArrowRightLeft, tone: 'bg-hover text-ink2' },
  page_unanswered: { icon: PhoneMissed, tone: 'bg-late-bg text-late' },
  escalation_asked: { icon: MessageCircleQuestion, tone: 'bg-soon-bg text-soon' },
  escalation_answered: { icon: MessageCircleReply, tone: 'bg-hover text-ok' },
  escalation_unanswered: { icon: MessageCircleQuestion, tone: 'bg-late-bg text-late' },
  channel_ill: { icon: Cable, tone: 'bg-late-bg text-late' },
  emerging: { icon: TrendingUp, tone: 'bg-soon-bg text-soon' },
};

type Home = {
  to: '/tasks' | '/on-call' | '/settings/channels' | '/settings/saved-replies';
  label: 'shell.page.tasks' | 'shell.page.on_call' | 'shell.page.channels' | 'settings.saved_replies';
};
const tasks: Home = { to: '/tasks', label: 'shell.page.tasks' };
const onCall: Home = { to: '/on-call', label: 'shell.page.on_call' };
const channels: Home = { to: '/settings/channels', label: 'shell.page.channels' };

const savedReplies: Home = { to: '/settings/saved-replies', label: 'settings.saved_replies' };

/** Where that is found which need not belong to a conversation. */
const homes: Partial<Record<NoticeKind, Home>> = {
  task_due: tasks,
  task_given: tasks,
  paged: onCall,
  page_unanswered: onCall,
  handover_ready: onCall,
  swap: onCall,
  channel_ill: channels,
  reply_to_release: savedReplies,
};

type ItemProps = { group: NoticeGroup; sentence: string; tabbable: boolean; onFocus: () => void; onOpen: () => void };

/** The element of a line, to give it the focus. */
export const noticeElementId = ({ ids }: NoticeGroup) => `notice-${ids[0]}`;

/** What a person was told: what, about whose conversation, how often, and when. */
export function NoticeItem({ group, sentence, tabbable, onFocus, onOpen }: ItemProps) {
  const { conversation, kind } = group;
  const home = homes[kind];
  const common = {
    id: noticeElementId(group),
    tabIndex: tabbable ? 0 : -1,
    onFocus,
    className: cx(
      'grid grid-cols-[30px_minmax(0,1fr)_auto] items-center gap-x-3 px-3.5 py-2.5 text-start -outline-offset-2',
      (conversation || home) && 'hover:bg-hover',
      group.isRead && 'text-ink2',
    ),
  };
  const line = <Line group={group} sentence={sentence} />;
  const { escalation } = group.detail;
  if (kind === 'escalation_asked' && typeof escalation === 'string')
    return (
      <Link {...common} to="/escalated/$escalationId" params={{ escalationId: escalation }} onClick={onOpen}>
        {line}
      </Link>
    );
  const { issue } = group.detail;
  if (kind === 'emerging' && typeof issue === 'string')
    return (
      <Link {...common} to="/emerging" search={{ issue }} onClick={onOpen}>
        {line}
      </Link>
    );
  if (!conversation && home)
    return (
      <Link {...common} to={home.to} onClick={onOpen}>
        {line}
      </Link>
    );
  if (!conversation) return <div {...common}>{line}</div>;
  return (
    <Link
      {...common}
      to="/inbox/$view/$conversationId"
      params={{ view: 'all', conversationId: conversation.id }}
      onClick={onOpen}
    >
      {line}
    </Link>
  );
}

function Line({ group, sentence }: { group: NoticeGroup; sentence: string }): ReactNode {
  const { kind, ids, at, isRead, conversation } = group;
  const { icon: Icon, tone } = looks[kind];
  return (
    <>
      <span className={cx('grid size-[30px] place-items-center rounded-full', tone)}>
        <Icon size={16} aria-hidden="true" />
      </span>
      <span className="min-w-0">
        <span className={cx('flex items-baseline gap-1.5', !isRead && 'font-semibold')}>
          <span dir="auto" className="min-w-0">
            {sentence}
          </span>
          {ids.length > 1 && (
            <span className="shrink-0 text-xs font-normal text-ink3 tabular-nums">
              <span aria-hidden="true">×{count(ids.length)}</span>
              <span className="sr-only">{t('notification.times', { count: ids.length })}</span>
            </span>
          )}
        </span>
        <span className="flex min-w-0 items-center gap-1.5 text-xs text-ink2">
          {conversation ? (
            <>
              <NetworkMark network={conversation.network} label={networkName(conversation.network)} />
              <bdi className="truncate">{conversation.name}</bdi>
              <span className="shrink-0 text-ink3 tabular-nums">#{conversation.number}</span>
            </>
          ) : (
            t(homes[kind]?.label ?? 'notification.out_of_sight')
          )}
        </span>
      </span>
      <span className="flex items-center gap-2 text-xs text-ink3 tabular-nums">
        <RelativeTime at={at} short />
        <span className={cx('size-2 rounded-full', !isRead && 'bg-accent')}>
          {!isRead && <span className="sr-only">{t('notification.unread')}</span>}
        </span>
      </span>
    </>
  );
}
