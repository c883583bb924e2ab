import { describe, expect, test } from 'vitest';
import { inPublicOrder } from './public-order.ts';

const post = (id: string, replyTo: string | null = null) => ({ id, externalId: id, replyTo });
const drawn = (posts: ReturnType<typeof post>[]) =>
  inPublicOrder(posts).map(({ post: { id }, depth }) => `${'-'.repeat(depth)}${id}`);

describe('the order in which strangers read a thread', () => {
  test('puts each answer under what it answers, older ones first', () => {
    const posts = [
      post('root'),
      post('a', 'root'),
      post('b', 'root'),
      post('a1', 'a'),
      post('b1', 'b'),
      post('a2', 'a'),
    ];
    expect(drawn(posts)).toEqual(['root', '-a', '--a1', '--a2', '-b', '--b1']);
  });

  test('hangs what lost its parent on the first post', () => {
    expect(drawn([post('root'), post('x', 'gone'), post('y', 'x')])).toEqual(['root', '-x', '--y']);
  });

  test('loses nothing when the beginning is not to be seen, or a post answers itself or a later one', () => {
    expect(drawn([post('x', 'gone'), post('y', 'y'), post('z', 'late'), post('late', 'x')])).toEqual([
      'x',
      '-late',
      'y',
      'z',
    ]);
  });
});
