import Bot from 'lucide-react/icons/bot';
import EyeOff from 'lucide-react/icons/eye-off';
import Heart from 'lucide-react/icons/heart';
import Hourglass from 'lucide-react/icons/hourglass';
import MousePointerClick from 'lucide-react/icons/mouse-pointer-click';
import Trash2 from 'lucide-react/icons/trash-2';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import type { TimelineMessage } from '#contract/timeline.ts';
import { stageOf } from '#web/domain/mode.ts';
import { handleOn, ownPicture } from '#web/domain/networks.ts';
import { usePeople } from '#web/domain/people.ts';
import { ModeIcon } from '#web/domain/VisibilityTag.tsx';
import { relativeTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Avatar } from '#web/ui/Avatar.tsx';
import { cx } from '#web/ui/cx.ts';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { useFromNow } from '#web/ui/use-now.ts';
import { Attachments } from './Attachments.tsx';
import { Choices } from './Choices.tsx';
import { RichText } from './RichText.tsx';
import { Versions } from './Versions.tsx';

type MessageProps = {
  message: TimelineMessage;
  /** The same author just before: the name is not said again. */
  follows: boolean;
  actions?: ReactNode;
  /** What is to be done about it. */
  below?: ReactNode;
};

/**
 * One message with its stage at its side: the coloured bar and the icon say who can read it, beside the heading of the
 * stage above.
 */
export function MessageEntry({ message, follows, actions, below }: MessageProps) {
  const stage = stageOf(message.visibility);
  const author = useAuthor(message);
  return (
    <article
      aria-label={t('action.message')}
      className={cx(
        'group relative grid max-w-[46rem] grid-cols-[28px_minmax(0,1fr)] gap-x-3 rounded-e-md border-s-[3px] py-1 ps-3 pe-2',
        stage === 'private' ? 'border-private-line bg-private-bg' : 'border-public-line',
        message.context && 'border-line2 opacity-90',
        follows && '-mt-3',
      )}
    >
      <span className="pt-0.5">
        {!follows && (
          <Avatar
            name={author.face}
            seed={author.seed}
            imageUrl={ownPicture(message.author.avatarUrl)}
            size={message.context ? 'small' : 'medium'}
          />
        )}
      </span>
      <div className="min-w-0 coarse:pe-9">
        <header className={cx('flex flex-wrap items-baseline gap-x-2 pe-16 coarse:pe-0', follows && 'sr-only')}>
          <b className="font-semibold">
            <bdi>{author.name}</bdi>
          </b>
          <span className="flex min-w-0 items-baseline gap-1.5 text-xs text-ink3">
            <span className={cx('self-center', stage === 'private' ? 'text-private' : 'text-public')}>
              <ModeIcon mode={stage} size={12} />
            </span>
            <span className="sr-only">{t(`conversation.visibility.${message.visibility}`)}</span>
            {author.handle && author.handle !== author.name && (
              <bdi className="min-w-0 truncate">{handleOn(message.network, author.handle)}</bdi>
            )}
            <RelativeTime at={message.at} />
            {message.direction === 'out' && !message.foreign && <span>· {t('timeline.sent')}</span>}
          </span>
        </header>
        <Body message={message} />
        <Marks message={message} />
        {below}
      </div>
      {actions && <div className="absolute end-1 top-0.5">{actions}</div>}
    </article>
  );
}

function Body({ message }: { message: TimelineMessage }) {
  const gone = message.deletedAt !== null;
  const veiled = gone || message.hiddenAt !== null;
  return (
    <>
      {message.text && <RichText text={message.text} className={cx(veiled && 'text-ink3', gone && 'line-through')} />}
      {message.quoted && (
        <details className="mt-1 text-ink3">
          <summary className="w-fit cursor-pointer rounded-sm text-xs hover:text-ink2">{t('timeline.quoted')}</summary>
          <RichText text={message.quoted} className="mt-1 border-s-2 border-line ps-3" />
        </details>
      )}
      <Attachments attachments={message.attachments} />
      <Choices choices={message.choices} />
    </>
  );
}

/** What became of a message since it was written. */
function Marks({ message }: { message: TimelineMessage }) {
  const { deletedAt, deletedBy, hiddenAt, likedByUs, expiresAt, automatic, foreign, direction } = message;
  const marks = [
    automatic && (
      <Tag key="automatic" icon={<Bot size={11} aria-hidden="true" />}>
        {t(direction === 'in' ? 'timeline.program' : 'timeline.automatic')}
      </Tag>
    ),
    foreign && (
      <Tag key="foreign" tone="soon" filled icon={<TriangleAlert size={11} aria-hidden="true" />}>
        {t('timeline.foreign')}
      </Tag>
    ),
    deletedAt && (
      <Tag key="deleted" icon={<Trash2 size={11} aria-hidden="true" />}>
        {t('conversation.deleted', { by: deletedBy ?? 'author' })}
      </Tag>
    ),
    hiddenAt && (
      <Tag key="hidden" icon={<EyeOff size={11} aria-hidden="true" />}>
        {t('timeline.hidden')}
      </Tag>
    ),
    message.chose && (
      <Tag key="chose" icon={<MousePointerClick size={11} aria-hidden="true" />}>
        {t('timeline.chose')}
      </Tag>
    ),
    ...(message.reactions ?? []).map(({ sign, name }) => (
      <Tag key={`${name} ${sign}`}>{t('timeline.reacted', { name: name ?? 'none', sign })}</Tag>
    )),
    likedByUs && (
      <Tag key="liked" icon={<Heart size={11} aria-hidden="true" />}>
        {t('timeline.liked')}
      </Tag>
    ),
    expiresAt && !deletedAt && <Vanishes key="vanishes" at={expiresAt} />,
    message.versions.length > 0 && <Versions key="versions" message={message} />,
  ].filter(Boolean);
  if (marks.length === 0) return null;
  return <div className="mt-1 flex flex-wrap items-center gap-1.5">{marks}</div>;
}

function Vanishes({ at }: { at: string }) {
  const date = new Date(at);
  const words = useFromNow((now) =>
    now < date ? t('timeline.vanishes', { when: relativeTime(date, now) }) : t('timeline.vanished'),
  );
  return (
    <Tag tone="soon" icon={<Hourglass size={11} aria-hidden="true" />}>
      {words}
    </Tag>
  );
}

/** For an answer of ours, the account and the colleague behind it. */
function useAuthor(message: TimelineMessage): { name: string; handle: string; face: string; seed: string } {
  const { nameOf } = usePeople();
  const account = message.author.name || message.author.handle;
  const colleague = message.direction === 'out' ? nameOf(message.agentId) : null;
  return {
    name: colleague ? t('timeline.by', { brand: account, name: colleague }) : account,
    handle: message.author.handle,
    face: colleague ?? account,
    seed: (colleague && message.agentId) ?? message.author.profileId ?? message.author.handle,
  };
}
