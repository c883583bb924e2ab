import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendReply } from '#contract/dispatch.ts';
import { splitIntoParts } from '#contract/thread-parts.ts';
import { type Mention, openWorld, type World } from '#test/sandbox-world.ts';
import { freePort } from '../port.ts';
import { dataFolder, start } from '../program.ts';
import { rounds, settleMs } from './harness.ts';

const conversations = 3;
const answersEach = 2;
/** A program is killed at a random moment of this span after it began to send. */
const lifeMs = 250;

let world: World;
let folder: ReturnType<typeof dataFolder>;
beforeAll(async () => {
  world = await openWorld();
  folder = dataFolder('earshot-torture-');
});
afterAll(async () => {
  await world.close();
  folder.remove();
});

const startSender = async () =>
  start({
    dataDir: folder.dataDir,
    port: await freePort(),
    environment: {
      DATABASE_URL: world.app.url,
      EARSHOT_KEY: '11'.repeat(32),
      EARSHOT_ROLES: 'worker',
      EARSHOT_LOG: 'silent',
    },
  });

type Wanted = { mention: Mention; text: string };

/** Queues answers and leaves the sending to the program under test. */
async function queueAnswers(round: number): Promise<Wanted[]> {
  const wanted: Wanted[] = [];
  for (let n = 0; n < conversations; n += 1) {
    const mention = mentions[n];
    if (!mention) throw new Error('A conversation is missing.');
    for (let answer = 0; answer < answersEach; answer += 1) {
      // Every third is longer than one post, so that a program may die between two parts of it.
      const isLong = (round + n + answer) % 3 === 0;
      const text = `Round ${round}, conversation ${n}, answer ${answer}${isLong ? '. What there is to say'.repeat(30) : ''}`;
      const { body } = await world.app.call({ session: world.agent.session }, sendReply, {
        params: { conversationId: mention.conversationId },
        body: {
          clientKey: crypto.randomUUID(),
          stage: 'public',
          text,
          asThread: isLong,
          replyToId: mention.messageId,
          seenVersion: 1_000_000,
        },
      });
      if (!body.ok) throw new Error(JSON.stringify(body.checks));
      const parts = splitIntoParts(text, { max: 500, unit: 'characters' }) ?? [];
      wanted.push(...parts.map((part) => ({ mention, text: part })));
    }
  }
  return wanted;
}

const mentions: Mention[] = [];

const dispatches = () =>
  world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx.selectFrom('dispatch').select(['state', 'not_before', 'sent_message_id', 'trace', 'sending_since']).execute(),
  );
type Dispatch = Awaited<ReturnType<typeof dispatches>>[number];

/** Waits for a try of the program that runs now; what its predecessors left does not count. */
async function untilSending(since: Date): Promise<void> {
  for (const end = Date.now() + settleMs; Date.now() < end; await wait(25))
    if ((await dispatches()).some((row) => row.state === 'sending' && row.sending_since && row.sending_since > since))
      return;
}

/** Ends every connection to the database, ours too, as a restart of it would. */
async function cutConnections(): Promise<void> {
  const client = new pg.Client({ connectionString: world.app.url });
  await client.connect();
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await client.end();
}

const isOnItsWay = ({ state }: Dispatch) => state === 'queued' || state === 'sending' || state === 'held';

/** What waits for its next try gets the pause that it was given. */
async function untilSettled(): Promise<void> {
  for (let end = Date.now() + settleMs; Date.now() < end; await wait(100)) {
    const waiting = (await dispatches()).filter(isOnItsWay);
    if (waiting.length === 0) return;
    end = Math.max(end, ...waiting.map(({ not_before }) => not_before.getTime() + settleMs));
  }
}

/** Its story in a line, for whoever reads of a failure. */
const told = ({ state, not_before, trace }: Dispatch) => {
  const steps = (trace as { step: string; kind?: string }[]).map(({ step, kind }) => (kind ? `${step} ${kind}` : step));
  return `${state} for ${not_before.toISOString()}: ${steps.join(', ')}`;
};

test(
  `killed ${rounds} times at random moments while sending, nothing is sent twice, lost or stuck`,
  async () => {
    for (let n = 0; n < conversations; n += 1) mentions.push(await world.mention(`Conversation ${n}`));
    const wanted: Wanted[] = [];
    for (let round = 0; round < rounds; round += 1) {
      // A slow network widens the moments in which a try is under way; a broken answer is added now and then.
      await world.faults({ slowMs: Math.floor(Math.random() * 120), dropAfterWrite: round % 3 === 0 ? 1 : 0 });
      wanted.push(...(await queueAnswers(round)));
      const started = new Date();
      const child = await startSender();
      await untilSending(started);
      await wait(Math.random() * lifeMs);
      // Now and then the database goes first, and the program works on with what it thinks it knows.
      if (round % 4 === 1) await cutConnections().then(() => wait(Math.random() * lifeMs));
      await child.kill('SIGKILL');
    }
    await world.faults({ slowMs: 0, dropAfterWrite: 0 });
    const survivor = await startSender();
    await untilSettled();
    const { code } = await survivor.kill('SIGTERM');

    const rows = await dispatches();
    expect(rows.filter(({ state }) => state !== 'sent').map(told)).toEqual([]);
    expect(rows).toHaveLength(wanted.length);
    expect(new Set(rows.map((row) => row.sent_message_id)).size).toBe(wanted.length);
    for (const mention of mentions) {
      const texts = wanted.filter((one) => one.mention === mention).map(({ text }) => text);
      const standing = (await world.thread(mention.externalId)).filter(({ account }) => account.handle === 'acme');
      // In their order, too: what was queued first stands first.
      expect(standing.map(({ text }) => text)).toEqual(texts);
    }
    const unfinished = rows.filter(({ trace }) => JSON.stringify(trace).includes('found_unfinished')).length;
    console.log(
      `${wanted.length} answers, ${rounds} kills, ${unfinished} of them in the middle of a try; exit ${code}`,
    );
  },
  2 * settleMs + rounds * 90_000,
);
