import { describe, expect, test } from 'vitest';
import type { World } from '../conformance-world.ts';
import { type Fault, faulty } from './faults.ts';
import { failureOf, shows, type Tools, unique } from './tools.ts';

/** Blocking and muting a person, also when the answer is lost. Last of all: it stands between us and the customer. */
export function restraining(tools: Tools, world: () => World): void {
  const { connector, withHttp, withFault, cursorNow, follow, has, speak } = tools;
  const kinds = (['block', 'mute'] as const).filter((kind) => connector[kind] !== undefined);
  describe.skipIf(kinds.length === 0)('restraining', () => {
    const person = () => ({ ...world().customer.profile, name: '' });
    const set = (kind: 'block' | 'mute', on: boolean, session = world().session, chosen = chosenFor(kind)) =>
      kind === 'block' ? connector.block?.(session, person(), on, chosen) : connector.mute?.(session, person(), on);
    const chosenFor = (kind: 'block' | 'mute') =>
      kind === 'block' ? (connector.chooseId?.(world().session.now(), 'block') ?? undefined) : undefined;
    const stands = (kind: 'block' | 'mute', expected: boolean) =>
      shows(async () => (await world().restrains?.(kind, person().externalId)) === expected);

    test.each(kinds)('a %s can be repeated and taken back', async (kind) => {
      for (const on of [true, true]) await set(kind, on);
      await stands(kind, true);
      for (const on of [false, false]) await set(kind, on);
      await stands(kind, false);
    });

    test.each(kinds)('trying the same %s twice leaves one, and taking it back ends it', async (kind) => {
      const chosen = chosenFor(kind);
      await set(kind, true, world().session, chosen);
      await set(kind, true, world().session, chosen);
      await set(kind, false);
      await stands(kind, false);
    });

    const losses = kinds.flatMap((kind) =>
      (['loses answer', 'fails after', 'loses request', 'refuses'] as const).map((does) => [kind, does] as const),
    );
    test.each(losses)('a %s whose try %s is told as a failure and stands after the next try', async (kind, does) => {
      const chosen = chosenFor(kind);
      const session = withFault(does) ?? world().session;

      const failure = await failureOf(Promise.resolve(set(kind, true, session, chosen)));
      expect(failure.kind).toBe(does === 'refuses' ? 'transient' : 'unknown_outcome');

      await set(kind, true, world().session, chosen);
      await stands(kind, true);
      await set(kind, false);
      await stands(kind, false);
    });

    test.each(kinds.flatMap((kind) => [[kind, 401, 'auth_expired'] as const, [kind, 429, 'rate_limited'] as const]))(
      'a %s answered %i is %s',
      async (kind, status, expected) => {
        const { http } = world();
        if (!http) return;
        const fault: Fault = { does: 'answers', status, body: http.errorBody(status) };
        const session = withHttp(faulty(world().session.http, fault, http.isSend));

        expect((await failureOf(Promise.resolve(set(kind, true, session)))).kind).toBe(expected);
      },
    );

    test('once it is taken back the customer is heard again', async () => {
      for (const kind of kinds) {
        await set(kind, true);
        await stands(kind, true);
        await set(kind, false);
        await stands(kind, false);
      }
      const cursor = await cursorNow();
      const placed = await speak(unique('Heard again'));

      const { items } = await follow(cursor, has(placed.externalId));

      expect(items.map((item) => item.externalId)).toContain(placed.externalId);
    });
  });
}
