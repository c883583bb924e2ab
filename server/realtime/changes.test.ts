import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collectChanges, type StreamedEvent, waitForFrame } from './changes.ts';

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

test('the first change goes at once, the next waits out the pause', () => {
  expect(waitForFrame(null, 5_000)).toBe(0);
  expect(waitForFrame(5_000, 5_100)).toBe(150);
  expect(waitForFrame(5_000, 9_000)).toBe(0);
});

test('changes at any moments make at most four frames a second', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10_000 })), (moments) => {
      const frames: number[] = [];
      for (const moment of moments.toSorted((a, b) => a - b)) {
        const last = frames.at(-1) ?? null;
        // One that is already waiting takes this change along.
        if (last === null || last <= moment) frames.push(moment + waitForFrame(last, moment));
      }

      for (const start of frames)
        expect(frames.filter((at) => at >= start && at < start + 1_000).length).toBeLessThan(5);
    }),
  );
});
