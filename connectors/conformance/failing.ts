import { describe, expect, test } from 'vitest';
import type { Placed, World } from '../conformance-world.ts';
import { ConnectorError } from '../connector-error.ts';
import type { Session } from '../session.ts';
import { type Fault, faulty } from './faults.ts';
import { attempts, failureOf, type Tools, unique } from './tools.ts';

/** Every failure is told by its kind. */
export function failing(tools: Tools, world: () => World): void {
  const { connector, replyTo, directTo, withHttp, withFault, recently, mention } = tools;
  describe('failing', () => {
    const retrySeconds = 90;
    const answers = (status: number): Fault => ({
      does: 'answers',
      status,
      body: world().http?.errorBody(status) ?? '',
      // Every network reads its own; a duration must not be taken for another's point in time.
      headers:
        status === 429
          ? {
              'retry-after': String(retrySeconds),
              'ratelimit-reset': String(Math.floor(world().session.now().getTime() / 1000) + retrySeconds),
            }
          : {},
    });

    const nowhere: Placed = { externalId: 'none', threadExternalId: 'none' };
    /** In public where there is a public stage, else in private. */
    const send = (session: Session, to: Placed): Promise<unknown> => {
      if (connector.reply) return connector.reply(session, replyTo(to));
      if (connector.direct) return connector.direct(session, directTo());
      throw new Error('Nothing is sent.');
    };

    test.each([
      [401, 'auth_expired'],
      [403, 'permission'],
      [429, 'rate_limited'],
      [500, 'transient'],
      [502, 'transient'],
      [503, 'transient'],
    ])('a read answered %i is %s', async (status, kind) => {
      if (!connector.poll || !world().http) return;
      const session = withHttp(faulty(world().session.http, answers(status), () => true));

      const failure = await failureOf(connector.poll(session, null, { backfillDays: 1 }));

      expect(failure.kind).toBe(kind);
      if (kind === 'rate_limited') expectRetryIn(failure, retrySeconds, world().session.now());
    });

    test.each([
      [401, 'auth_expired'],
      [403, 'permission'],
      [413, 'too_long'],
      [429, 'rate_limited'],
      [500, 'unknown_outcome'],
      [503, 'unknown_outcome'],
    ])('an answer of ours answered %i is %s', async (status, kind) => {
      const isSend = world().http?.isSend;
      const root = connector.reply ? await mention(unique('To fail')) : nowhere;
      if (!isSend) return;
      const session = withHttp(faulty(world().session.http, answers(status), isSend));

      const failure = await failureOf(send(session, root));

      expect(failure.kind).toBe(kind);
      if (kind === 'rate_limited') expectRetryIn(failure, retrySeconds, world().session.now());
    });

    test('a network that is not there is transient for everything', async () => {
      const session = withFault('refuses', () => true);
      if (!session) return;

      for (const work of attempts(connector, session)) expect((await failureOf(work())).kind).toBe('transient');
    });

    test.each(['<html>Gateway</html>', '{}', '[]', '"ok"', ''])(
      'an answer of %j is a classified failure',
      async (body) => {
        if (!world().http) return;
        const fault: Fault = { does: 'answers', status: 200, body };
        const session = withHttp(faulty(world().session.http, fault, () => true));

        const isNothing = world().http?.emptyBodies?.includes(body) ?? false;
        if (connector.poll && !isNothing) await failureOf(connector.poll(session, null, { backfillDays: 1 }));
        await failureOf(send(session, nowhere));
        if (connector.findSent && !isNothing) {
          const message = replyTo({ externalId: 'none', threadExternalId: 'none' });
          const asked = await connector
            .findSent(session, 'reply', message, recently())
            .catch((error: unknown) => error);
          if (asked instanceof Error) expect(asked).toBeInstanceOf(ConnectorError);
          else expect(asked).toMatchObject({ state: 'cannot_tell' });
        }
      },
    );
  });
}

function expectRetryIn(failure: ConnectorError, seconds: number, now: Date): void {
  const waitMs = (failure.retryAt?.getTime() ?? 0) - now.getTime();
  expect(waitMs / 1000).toBeGreaterThan(seconds - 5);
  expect(waitMs / 1000).toBeLessThan(seconds + 5);
}
