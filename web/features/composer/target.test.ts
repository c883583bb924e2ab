import { expect, test } from 'vitest';
import type { PublicPost, Stages } from '#contract/stage.ts';
import { stagesFor, targetOf } from './target.ts';

const stage = (postId: string) => ({
  postId,
  channelId: 'c1',
  handle: 'acme',
  replyToId: `message of ${postId}`,
  max: 300,
  unit: 'graphemes',
  images: 0,
});
const post = (id: string, changes: Partial<PublicPost> = {}): PublicPost => ({
  id,
  network: 'sandbox',
  to: id,
  preview: '',
  at: '2026-01-01T00:00:00.000Z',
  isAnswered: false,
  stage: stage(id),
  bystanders: [],
  ...changes,
});
const stages: Stages = { initial: 'public', public: stage('last'), private: null, bystanders: [], can: [] };

test('an answer goes to the chosen post, else to the newest that waits, else to the newest', () => {
  const posts = [post('nora', { isAnswered: true }), post('timo'), post('lea')];

  expect(targetOf(posts, 'lea')?.id).toBe('lea');
  expect(targetOf(posts, null)?.id).toBe('timo');
  expect(targetOf(posts.slice(0, 1), null)?.id).toBe('nora');
});

test('a post that cannot be answered is never the one', () => {
  const posts = [post('nora', { stage: null }), post('timo', { isAnswered: true })];

  expect(targetOf(posts, 'nora')?.id).toBe('timo');
  expect(stagesFor({ posts, stages }, null).public?.replyToId).toBe('message of timo');
});

test('with one post nothing is chosen', () => {
  expect(stagesFor({ posts: [], stages }, 'timo')).toBe(stages);
});
