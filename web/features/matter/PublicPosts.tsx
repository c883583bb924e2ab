import Check from 'lucide-react/icons/check';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { useId, useState } from 'react';
import type { PublicPost } from '#contract/stage.ts';
import { networkName } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { cx } from '#web/ui/cx.ts';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { Tag } from '#web/ui/Tag.tsx';

type PostsProps = {
  posts: readonly PublicPost[];
  /** Begins an answer to one of them. */
  onAnswer: (postId: string) => void;
};

/** The customers' public posts when there are several: how many still wait, and which. Nothing for one. */
export function PublicPosts({ posts, onAnswer }: PostsProps) {
  const [open, setOpen] = useState(false);
  const list = useId();
  if (posts.length === 0) return null;
  const waiting = posts.filter(({ isAnswered }) => !isAnswered).length;
  return (
    <section aria-label={t('posts.label')} className="shrink-0 border-b border-line bg-bg text-xs">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
        className="flex min-h-(--control) w-full items-center gap-2 px-3 text-start text-ink2 -outline-offset-2 hover:bg-hover sm:px-4"
      >
        <ChevronRight
          size={14}
          aria-hidden="true"
          className={cx('text-ink3 transition-transform', open ? 'rotate-90' : 'rtl:rotate-180')}
        />
        <span className={cx(waiting > 0 && 'font-semibold text-ink')}>
          {t('posts.summary', { count: posts.length, waiting })}
        </span>
      </button>
      {open && (
        <ul id={list} className="max-h-[30vh] space-y-0.5 overflow-y-auto px-3 pb-2 sm:px-4">
          {posts.map((post) => (
            <Post key={post.id} post={post} onAnswer={onAnswer} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Post({ post, onAnswer }: { post: PublicPost; onAnswer: PostsProps['onAnswer'] }) {
  const { id, network, to, preview, at, isAnswered, stage } = post;
  const mayAnswer = useSession().permissions.includes('reply.public');
  return (
    <li className="flex min-h-(--control-small) items-center gap-2">
      <NetworkMark network={network} label={networkName(network)} />
      <span className="min-w-0 flex-1 truncate">
        <bdi className="font-semibold">{to}</bdi> <RelativeTime at={at} className="text-ink3" />{' '}
        <bdi className="text-ink2">{preview}</bdi>
      </span>
      {isAnswered ? (
        <Tag icon={<Check size={11} aria-hidden="true" />}>{t('posts.answered')}</Tag>
      ) : (
        <Tag tone="soon" filled>
          {t('posts.waiting')}
        </Tag>
      )}
      {mayAnswer && stage && (
        <Button size="small" aria-label={t('posts.answer.to', { to })} onClick={() => onAnswer(id)}>
          {t('posts.answer')}
        </Button>
      )}
    </li>
  );
}
