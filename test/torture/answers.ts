import { expect } from 'vitest';
import type { ReplyOutcome } from '#contract/dispatch.ts';
import { actAs, eventually, openSandbox } from '#sandbox/testing.ts';
import { type Load, settleMs, type Victim } from './harness.ts';

const customers = 4;

type Mention = { postId: string; conversationId: string; messageId: string };

/** Agents who answer on a network of their own: each accepted answer stands once or waits for a person. */
export async function openAnswers(victim: Victim): Promise<Load> {
  const { inTx } = victim;
  const network = await openSandbox({ hookOrigins: [victim.url] });
  victim.onClose(() => network.close());
  const customer = await actAs(network.base, 'maren.holt');

  /** A customer's post, stored as a conversation. */
  async function mention(text: string): Promise<Mention> {
    const { body } = await customer('POST', '/statuses', { text: `@care ${text}` });
    const postId = (body as { id: string }).id;
    return eventually(async () => {
      const row = await inTx((tx) =>
        tx
          .selectFrom('message')
          .select(['id', 'conversation_id'])
          .where('workspace_id', '=', victim.workspaceId)
          .where('external_id', '=', postId)
          .executeTakeFirst(),
      );
      if (!row?.conversation_id) throw new Error('The mention has not arrived.');
      return { postId, conversationId: row.conversation_id, messageId: row.id };
    }, settleMs);
  }

  const dispatches = () =>
    inTx((tx) =>
      tx
        .selectFrom('dispatch')
        .select(['state', 'content', 'sent_message_id'])
        .where('workspace_id', '=', victim.workspaceId)
        .execute(),
    );

  /** What the brand has said in a thread, as a customer reads it. */
  async function standing({ postId }: Mention): Promise<string[]> {
    const { body } = await customer('GET', `/threads/${postId}`);
    const { statuses } = body as { statuses: { text: string; account: { handle: string } }[] };
    return statuses.filter(({ account }) => account.handle === 'care').map(({ text }) => text);
  }

  const { token } = network.provisionBrand({ handle: 'care', name: 'Care' });
  await victim.ask('POST', '/api/channels', { network: 'sandbox', settings: { url: network.base, token } });
  const mentions: Mention[] = [];
  for (let n = 0; n < customers; n += 1) mentions.push(await mention(`question ${n}`));
  const agent = openAgent(victim, mentions);
  return {
    disturb: async () => {
      // A slow network widens the moment in which an answer is under way; some answers are lost on the way back.
      const lost = victim.chance() < 0.5 ? 'dropAfterWrite' : 'failAfterWrite';
      await customer('PUT', '/faults', { slowMs: Math.floor(victim.chance() * 100), [lost]: 1 });
    },
    settle: async () => {
      await customer('PUT', '/faults', { slowMs: 0, dropAfterWrite: 0, failAfterWrite: 0 });
      await agent.stop();
      await eventually(async () => {
        const busy = (await dispatches()).filter(
          ({ state }) => state === 'queued' || state === 'sending' || state === 'held',
        );
        if (busy.length > 0) throw new Error(`${busy.length} answers are still on their way.`);
      }, settleMs);

      const rows = await dispatches();
      const texts = (await Promise.all(mentions.map(standing))).flat();
      const textOf = (row: (typeof rows)[number]) => row.content;
      const isSent = ({ state }: (typeof rows)[number]) => state === 'sent';
      expect(rows.map(textOf).sort()).toEqual([...agent.accepted].sort());
      expect(rows.filter(({ state }) => !['sent', 'failed', 'unknown'].includes(state))).toEqual([]);
      // Never twice, and what is called sent stands there.
      expect(new Set(texts).size).toBe(texts.length);
      expect(
        rows
          .filter(isSent)
          .map(textOf)
          .filter((text) => !texts.includes(text)),
      ).toEqual([]);
      expect(new Set(rows.filter(isSent).map((row) => row.sent_message_id)).size).toBe(rows.filter(isSent).length);
      return `${rows.length} answers accepted, ${rows.filter(isSent).length} sent, ${texts.length} stand`;
    },
  };
}

/** Who answers, one answer after the other, and asks again with the same key when the program does not reply. */
function openAgent(victim: Victim, mentions: readonly Mention[]) {
  let stopped = false;
  const accepted: string[] = [];
  const work = async ({ conversationId, messageId }: Mention, who: number) => {
    for (let n = 0; !stopped; n += 1) {
      const text = `Customer ${who}, answer ${n}`;
      const reply = {
        clientKey: crypto.randomUUID(),
        stage: 'public',
        text,
        replyToId: messageId,
        seenVersion: 1_000_000,
      };
      const path = `/api/conversations/${conversationId}/replies`;
      const outcome = await victim.insist<ReplyOutcome>('POST', path, reply);
      if (!outcome.ok) throw new Error(`${text} was refused: ${JSON.stringify(outcome.checks)}`);
      accepted.push(text);
      await new Promise((done) => setTimeout(done, 150));
    }
  };
  const running = Promise.all(mentions.map(work));
  return {
    accepted,
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}
