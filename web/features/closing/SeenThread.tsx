import type { SeenPost, SeenThread as Thread } from '#contract/closing.ts';
import { networkName } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { QuestionActions } from './QuestionActions.tsx';

type ThreadProps = {
  conversationId: string;
  thread: Thread;
  mayAct: boolean;
  /** Shows the conversation that a question became. */
  onShow: (conversationId: string) => void;
};

/** Deeper answers are not moved in any further. */
const deepest = 5;

/** A public thread as it stands for everybody, each answer under what it answers. */
export function SeenThread({ conversationId, thread, mayAct, onShow }: ThreadProps) {
  return (
    <div className="mb-3 rounded-md border border-line">
      <h3 className="flex items-center gap-1.5 border-b border-line px-3 py-1.5 text-xs text-ink3">
        <NetworkMark network={thread.network} label={networkName(thread.network)} />
        {t('closing.thread', { network: networkName(thread.network) })}
      </h3>
      {thread.more && <p className="px-3 pt-2 text-xs text-ink3">{t('closing.more')}</p>}
      {thread.posts.length === 0 && <p className="px-3 py-2 text-ink3">{t('closing.nothing')}</p>}
      <ol className="py-1">
        {thread.posts.map((post) => (
          <li
            key={post.messageId}
            className="px-3 py-1.5"
            style={{ paddingInlineStart: `${0.75 + Math.min(post.depth, deepest) * 1.25}rem` }}
          >
            <Post post={post} />
            {post.asks && mayAct && <QuestionActions conversationId={conversationId} post={post} onShow={onShow} />}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Post({ post }: { post: SeenPost }) {
  const { author, text, language, at, attachments, asks } = post;
  return (
    <article className={cx(author.is === 'us' && 'border-s-2 border-public-line ps-2.5')}>
      <p className="flex min-w-0 flex-wrap items-baseline gap-x-1.5 text-xs text-ink3">
        <bdi className="min-w-0 truncate font-semibold text-ink">{author.name}</bdi>
        {author.is !== 'other' && <Tag>{t(author.is === 'us' ? 'closing.us' : 'closing.customer')}</Tag>}
        {asks && (
          <Tag tone="soon" filled>
            {t('closing.asks')}
          </Tag>
        )}
        <RelativeTime at={at} />
      </p>
      {text !== '' && (
        <p dir="auto" lang={language ?? undefined} className="mt-0.5 break-words whitespace-pre-wrap">
          {text}
        </p>
      )}
      {attachments > 0 && <p className="text-xs text-ink3">{t('closing.attachments', { count: attachments })}</p>}
    </article>
  );
}
