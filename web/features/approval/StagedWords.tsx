import type { ReactNode } from 'react';
import { handleOn } from '#web/domain/networks.ts';
import { ModeIcon } from '#web/domain/VisibilityTag.tsx';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { Posts } from './Posts.tsx';

type WordsProps = {
  stage: 'public' | 'private';
  network: string;
  channelHandle: string;
  to: readonly string[];
  posts: readonly string[];
  children?: ReactNode;
};

/** Exactly the words that are asked for, on the stage on which they would stand. */
export function StagedWords({ stage, network, channelHandle, to, posts, children }: WordsProps) {
  const isPrivate = stage === 'private';
  return (
    <div
      className={cx(
        'rounded-md border px-3 py-2',
        isPrivate ? 'border-private-line bg-private-bg' : 'border-public-line bg-public-bg',
      )}
    >
      <p
        className={cx(
          'mb-1 flex flex-wrap items-center gap-1.5 text-xs font-semibold',
          isPrivate ? 'text-private' : 'text-public',
        )}
      >
        <ModeIcon mode={stage} size={13} />
        {t(`dispatch.stage.${stage}`, { handle: handleOn(network, channelHandle) })}
        {to.length > 0 && <bdi className="font-normal">{to.map((handle) => handleOn(network, handle)).join(' ')}</bdi>}
      </p>
      <Posts posts={posts}>{children}</Posts>
    </div>
  );
}
