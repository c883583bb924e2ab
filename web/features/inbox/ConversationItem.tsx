import { Link } from '@tanstack/react-router';
import Clock from 'lucide-react/icons/clock';
import CornerUpLeft from 'lucide-react/icons/corner-up-left';
import Pencil from 'lucide-react/icons/pencil';
import { type MouseEvent, memo } from 'react';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { ClockTag } from '#web/domain/ClockTag.tsx';
import { networkName, ownPicture } from '#web/domain/networks.ts';
import { OutboxTag } from '#web/domain/OutboxTag.tsx';
import { PreviewWords } from '#web/domain/PreviewWords.tsx';
import { PriorityTag } from '#web/domain/PriorityTag.tsx';
import { usePeople } from '#web/domain/people.ts';
import { VisibilityTag } from '#web/domain/VisibilityTag.tsx';
import { SelectBox } from '#web/features/bulk/SelectBox.tsx';
import { useLongPress } from '#web/features/bulk/use-long-press.ts';
import { useIsBegun } from '#web/features/composer/begun.ts';
import { Faces } from '#web/features/presence/Faces.tsx';
import { exactTime, relativeTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Avatar } from '#web/ui/Avatar.tsx';
import { cx } from '#web/ui/cx.ts';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { useFromNow } from '#web/ui/use-now.ts';

/** How a row takes part in choosing many. */
export type Choosing = {
  isOn: boolean;
  has: (id: string) => boolean;
  toggle: (id: string) => void;
  extendTo: (id: string) => void;
};

/** What a row asks the list to do; the same object for as long as the list stands. */
export type RowActions = Pick<Choosing, 'toggle' | 'extendTo'> & { focus: (id: string) => void };

type ItemProps = {
  row: ConversationRow;
  view: string;
  open: boolean;
  tabbable: boolean;
  chosen: boolean;
  /** Somebody is choosing many. */
  isChoosing: boolean;
  actions: RowActions;
};

const shownTags = 2;

/** The element of a row, to give it the focus. */
export const rowElementId = (id: string) => `row-${id}`;

/**
 * One conversation in the list: who, one line of text, and what to know before opening it. A frame of the stream changes
 * one row of many, so the others are not drawn again.
 */
export const ConversationItem = memo(function ConversationItem(props: ItemProps) {
  const { row, view, open, tabbable, chosen, isChoosing, actions } = props;
  const name = nameOf(row);
  const { swallows, ...press } = useLongPress(() => actions.toggle(row.id));
  const onClick = (event: MouseEvent) => {
    const isTouch = 'pointerType' in event.nativeEvent && event.nativeEvent.pointerType === 'touch';
    const isLong = swallows();
    if (event.shiftKey) actions.extendTo(row.id);
    else if (isTouch && isChoosing && !isLong) actions.toggle(row.id);
    if (event.shiftKey || isLong || (isTouch && isChoosing)) event.preventDefault();
  };
  return (
    <div className="group relative">
      <Link
        {...press}
        onClick={onClick}
        id={rowElementId(row.id)}
        to="/inbox/$view/$conversationId"
        search={true}
        params={{ view, conversationId: row.id }}
        aria-current={open ? 'page' : undefined}
        tabIndex={tabbable ? 0 : -1}
        onFocus={() => actions.focus(row.id)}
        className={cx(
          'relative grid grid-cols-[30px_minmax(0,1fr)_auto] gap-x-2.5 gap-y-0.5 border-b border-line px-3.5 py-2.5 -outline-offset-2',
          'select-none [-webkit-touch-callout:none]',
          chosen && !open && 'bg-sel',
          open
            ? 'bg-sel before:absolute before:inset-y-0 before:start-0 before:w-[3px] before:bg-accent'
            : !chosen && 'hover:bg-hover',
        )}
      >
        <Face row={row} chosen={chosen} isChoosing={isChoosing} />
      </Link>
      <SelectBox
        name={name}
        checked={chosen}
        shown={isChoosing}
        tabbable={tabbable}
        onToggle={(isRange) => (isRange ? actions.extendTo(row.id) : actions.toggle(row.id))}
      />
    </div>
  );
});

const nameOf = ({ profile }: ConversationRow) => profile.name || profile.handle;

/** What stands in a row; the place that Tab reaches wanders from row to row without their faces being drawn again. */
const Face = memo(function Face({ row, chosen, isChoosing }: Pick<ItemProps, 'row' | 'chosen' | 'isChoosing'>) {
  const { profile, unread } = row;
  const mark = <NetworkMark network={row.network} />;
  return (
    <>
      {/* The box of choosing takes the place of the picture. */}
      <span
        className={cx(
          'row-span-3 pt-0.5',
          isChoosing || chosen
            ? 'invisible'
            : 'group-hover:invisible group-has-[input:focus-visible]:invisible coarse:visible',
        )}
      >
        <Avatar name={nameOf(row)} seed={profile.id} imageUrl={ownPicture(profile.avatarUrl)} mark={mark} />
      </span>
      <span className="flex min-w-0 items-center gap-1.5">
        <span className={cx('truncate', unread ? 'font-semibold' : 'font-medium text-ink2')}>
          <span className="sr-only">
            {chosen && `${t('bulk.row')}, `}
            {unread && `${t('inbox.row.unread')}, `}
            {networkName(row.network)}:{' '}
          </span>
          <bdi>{nameOf(row)}</bdi>
        </span>
        {/* That it is invented belongs to who wrote it, and never falls out. */}
        {row.sandbox && <Tag className="shrink-0">{t('conversation.sandbox')}</Tag>}
      </span>
      <span className="flex items-center gap-1.5 text-xs text-ink3 tabular-nums">
        {unread && <span aria-hidden="true" className="size-[7px] rounded-full bg-accent" />}
        <RelativeTime at={row.lastMessageAt} short />
      </span>
      <Preview row={row} />
      <Meta row={row} />
    </>
  );
});

function Preview({ row }: { row: ConversationRow }) {
  const ours = row.previewDirection === 'out';
  return (
    <span className={cx('col-span-2 flex items-center gap-1', row.unread ? 'text-ink' : 'text-ink2')}>
      <Begun conversationId={row.id} />
      {ours && <CornerUpLeft size={12} aria-hidden="true" className="text-ink3 rtl:-scale-x-100" />}
      {ours && <span className="sr-only">{t('inbox.row.you')}</span>}
      <span dir="auto" className="min-w-0 flex-1 truncate text-start">
        <PreviewWords row={row} />
      </span>
    </span>
  );
}

/** In one line: what does not fit falls out as a whole, the least needed first. */
function Meta({ row }: { row: ConversationRow }) {
  const more = row.tags.length - shownTags;
  return (
    <span className="col-span-2 mt-0.5 flex h-[22px] items-start gap-1.5 text-xs text-ink3">
      {/* The empty first item gives the line its height, so that no top of the next shows. */}
      <span className="flex h-full min-w-0 flex-1 flex-wrap items-center gap-x-1.5 gap-y-2 overflow-hidden before:-me-1.5 before:h-full">
        <OutboxTag outbox={row.outbox} />
        <VisibilityTag visibility={row.visibility} />
        {row.clock && <ClockTag clock={row.clock} className="flex shrink-0" />}
        <PriorityTag priority={row.priority} inDanger={row.inDanger} />
        {row.status === 'snoozed' && <SnoozeEnd at={row.snoozedUntil} />}
        {row.tags.slice(0, shownTags).map((tag) => (
          <span key={tag} dir="auto" className="max-w-full truncate">
            #{tag}
          </span>
        ))}
        {more > 0 && <span>{t('inbox.row.tags.more', { count: more })}</span>}
      </span>
      <span className="flex h-full shrink-0 items-center gap-1.5 empty:hidden">
        <Faces conversationId={row.id} most={2} />
        {row.assigneeId && <Assignee id={row.assigneeId} />}
      </span>
    </span>
  );
}

/** Words of the reader's own wait there to be sent. */
function Begun({ conversationId }: { conversationId: string }) {
  if (!useIsBegun(conversationId)) return null;
  return (
    <span className="flex items-center gap-1 font-medium text-note">
      <Pencil size={12} aria-hidden="true" />
      {t('inbox.row.draft')}{' '}
    </span>
  );
}

function Assignee({ id }: { id: string }) {
  const name = usePeople().nameOf(id);
  if (!name) return null;
  return (
    <span title={t('inbox.row.assigned', { name })} className="flex">
      <Avatar name={name} seed={id} size="small" />
      <span className="sr-only">{t('inbox.row.assigned', { name })}</span>
    </span>
  );
}

function SnoozeEnd({ at }: { at: string | null }) {
  const words = useFromNow((now) => (at === null ? t('conversation.snooze.answer') : relativeTime(new Date(at), now)));
  return (
    <span title={at === null ? undefined : exactTime(new Date(at))} className="flex shrink-0 items-center gap-1">
      <Clock size={12} aria-hidden="true" />
      {words}
    </span>
  );
}
