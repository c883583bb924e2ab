import type { ReactNode } from 'react';
import { t } from '#web/i18n.ts';

type PostsProps = {
  /** In their order. */
  posts: readonly string[];
  /** What goes with the first. */
  children?: ReactNode;
};

/** The words of an answer; of a thread each of its posts, which are let through or refused together. */
export function Posts({ posts, children }: PostsProps) {
  if (posts.length === 1)
    return (
      <>
        <Words text={posts[0] ?? ''} />
        {children}
      </>
    );
  return (
    <ol className="mt-2 flex flex-col gap-3">
      {posts.map((post, n) => (
        <li key={post} className="border-s-2 border-public-line ps-3">
          <p className="text-2xs text-ink2">{t('approval.post', { part: n + 1, of: posts.length })}</p>
          <Words text={post} />
          {n === 0 && children}
        </li>
      ))}
    </ol>
  );
}

function Words({ text }: { text: string }) {
  return (
    <p dir="auto" className="text-base break-words whitespace-pre-line">
      {text}
    </p>
  );
}
