import { expect, test } from 'vitest';
import { itemOf } from './item.ts';

const seen = {
  ...{ channelId: '0199aaaa-0000-7000-8000-000000000001', who: '@Lena.Snaps', text: 'Broken!' },
  at: '2026-11-26T10:00:00.000Z',
};

test('what is to us alone stands in the room of that person, whose id does not name them', () => {
  const [one, other] = ['a', 'b'].map((id) => itemOf(id, { ...seen, stage: 'private', shownMinutes: 60 }));
  expect(one).toMatchObject({
    ...{ visibility: 'private', addressed: true, expiresAt: new Date('2026-11-26T11:00:00.000Z') },
    author: { externalId: 'lena.snaps', handle: 'Lena.Snaps', name: 'Lena.Snaps' },
    thread: { kind: 'dm', visibility: 'private' },
  });
  expect(other?.thread).toEqual(one?.thread);
  expect(one?.thread.externalId.toLowerCase()).not.toContain('lena');
  expect(one?.externalId).not.toBe(other?.externalId);
});

test('a story is a thread of its own that vanishes; a post stays', () => {
  const story = itemOf('a', { ...seen, stage: 'public', shownMinutes: 1_440 });
  expect(story).toMatchObject({
    thread: { externalId: story.externalId, kind: 'story', visibility: 'public' },
    expiresAt: new Date('2026-11-27T10:00:00.000Z'),
  });
  const post = itemOf('a', { ...seen, stage: 'public', shownMinutes: null });
  expect(post.thread.kind).toBe('post');
  expect(post.expiresAt).toBeUndefined();
});
