import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collectChanges, mostASecond, type StreamedEvent, type TimedFrame, waitForFrame } from './changes.ts';

const event = (position: number, type: string, conversationId: string | null = null): StreamedEvent => ({
  position,
  type,
  conversationId,
  subjectId: null,
  isBulk: false,
});

test('each conversation is told once, in the order of its last change', () => {
  const changes = collectChanges(
    [event(1, 'message.received', 'a'), event(2, 'note.added', 'b'), event(3, 'message.received', 'a')],
    0,
  );

  expect(changes).toMatchObject({ position: 3, conversationIds: ['b', 'a'], also: ['ledger'], touchesRights: false });
});

test.each([
  ['channel.state_changed', ['channel'], false],
  ['agent.joined', ['agent'], false],
  ['agent.role_changed', ['agent'], true],
  ['agent.signed_out', ['agent'], true],
  ['team.members_changed', ['agent'], true],
  ['conversation.tagged', ['tag'], false],
  ['delivery.failed', ['ledger'], false],
  ['view.moved', ['view'], false],
  ['audit.exported', [], false],
] as const)('%s tells the screens to read %j again', (type, also, touchesRights) => {
  expect(collectChanges([event(1, type)], 0)).toMatchObject({ also, touchesRights });
});

test('a run cut anywhere tells the same conversations as the whole', () => {
  const events = fc
    .array(fc.option(fc.constantFrom('a', 'b', 'c')))
    .map((ids) => ids.map((id, n) => event(n + 1, 'note.added', id)));
  fc.assert(
    fc.property(events, fc.nat(), (all, at) => {
      const cut = all.length === 0 ? 0 : at % all.length;
      const first = collectChanges(all.slice(0, cut), 0);
      const second = collectChanges(all.slice(cut), first.position);
      const whole = collectChanges(all, 0);

      expect(new Set([...first.conversationIds, ...second.conversationIds])).toEqual(new Set(whole.conversationIds));
      expect(second.position).toBe(whole.position);
    }),
  );
});

const sent = (...frames: [at: number, kind: 'awaited' | 'following'][]): TimedFrame[] =>
  frames.map(([at, kind]) => ({ at, isAwaited: kind === 'awaited' }));

test.each([
  { name: 'the first change', frames: sent(), now: 5_000, awaited: 0, following: 0 },
  { name: 'a change soon after', frames: sent([5_000, 'awaited']), now: 5_100, awaited: 150, following: 400 },
  { name: 'a change after a pause', frames: sent([5_000, 'awaited']), now: 5_300, awaited: 0, following: 200 },
  { name: 'a change after a rest', frames: sent([5_000, 'awaited']), now: 9_000, awaited: 0, following: 0 },
  {
    name: 'a change soon after one that followed',
    frames: sent([5_000, 'following']),
    now: 5_001,
    awaited: 0,
    following: 499,
  },
  {
    name: 'a change after many that followed',
    frames: sent([4_000, 'awaited'], [4_500, 'following'], [5_000, 'following'], [5_500, 'following']),
    now: 5_501,
    awaited: 0,
    following: 499,
  },
  {
    name: 'the fifth change of a second',
    frames: sent([5_000, 'following'], [5_001, 'awaited'], [5_251, 'awaited'], [5_501, 'awaited']),
    now: 5_800,
    awaited: 200,
    following: 201,
  },
])('$name waits as long as it must', ({ frames, now, awaited, following }) => {
  expect({ awaited: waitForFrame(frames, now, true), following: waitForFrame(frames, now, false) }).toEqual({
    awaited,
    following,
  });
});

/** What a room does with changes that are announced at these moments: each frame takes along what waits when it goes. */
function framesFor(changes: readonly TimedFrame[]): {
  frames: TimedFrame[];
  waited: { change: TimedFrame; ms: number }[];
} {
  const frames: TimedFrame[] = [];
  const waited: { change: TimedFrame; ms: number }[] = [];
  let due: TimedFrame | undefined;
  let waiting: TimedFrame[] = [];
  const send = (frame: TimedFrame) => {
    frames.push(frame);
    for (const change of waiting) waited.push({ change, ms: frame.at - change.at });
    due = undefined;
    waiting = [];
  };
  for (const change of changes.toSorted((a, b) => a.at - b.at)) {
    if (due && due.at <= change.at) send(due);
    const at = change.at + waitForFrame(frames.slice(-mostASecond), change.at, change.isAwaited);
    due = { at: Math.min(at, due?.at ?? at), isAwaited: change.isAwaited || due?.isAwaited === true };
    waiting.push(change);
  }
  if (due) send(due);
  return { frames, waited };
}

const changesAtAnyMoments = fc.array(fc.record({ at: fc.integer({ min: 0, max: 10_000 }), isAwaited: fc.boolean() }), {
  maxLength: 200,
});

test('changes at any moments make at most four frames in any second', () => {
  fc.assert(
    fc.property(changesAtAnyMoments, (changes) => {
      const { frames } = framesFor(changes);
      for (const { at } of frames)
        expect(frames.filter((frame) => frame.at >= at && frame.at < at + 1_000).length).toBeLessThanOrEqual(4);
    }),
  );
});

test('what is awaited waits for no frame but those that were awaited, and nothing waits for a second', () => {
  fc.assert(
    fc.property(changesAtAnyMoments, (changes) => {
      for (const { change, ms } of framesFor(changes).waited) {
        expect(ms).toBeLessThan(1_000);
        const others = changes.filter(({ at, isAwaited }) => isAwaited && at >= change.at - 1_000 && at <= change.at);
        if (change.isAwaited && others.length === 1) expect(ms).toBe(0);
      }
    }),
  );
});
