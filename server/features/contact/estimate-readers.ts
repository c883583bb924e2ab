import type { Influence } from '#contract/influence.ts';

/** Fewer posts say nothing about the next one. */
const leastPosts = 3;
/** Of those who follow, about one in twenty sees a post that nobody pays for. */
const shareOfFollowers = 0.05;

/** How many people may see somebody's next public post: as many as saw the latest ones, else a share of who follows. Pure. */
export function estimateReaders({
  followers,
  observed,
}: Pick<Influence, 'followers' | 'observed'>): Influence['estimate'] {
  if (observed && observed.views !== null && observed.posts >= leastPosts)
    return { readers: roughly(observed.views), from: 'views' };
  if (followers) return { readers: roughly(followers.count * shareOfFollowers), from: 'followers' };
  return null;
}

/** Two digits that count: a guess that looks exact would be taken for a figure. */
function roughly(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  return Math.round(value / step) * step;
}
