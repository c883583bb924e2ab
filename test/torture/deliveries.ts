import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { eventually } from '#sandbox/testing.ts';
import { appPurpose, hookPrefix } from '#server/features/intake/queries.ts';
import { hashToken, newWorkspaceToken } from '#server/http/token.ts';
import { readKey, secretBox } from '#server/secret-box.ts';
import { type Load, pauseMs, settleMs, type Victim } from './harness.ts';

const senders = 8;
const customers = 40;
const threads = 15;
const secret = 'torture-webhook-secret';

/** Deliveries of the practice network: nothing acknowledged is lost, doubled or stuck. */
export async function openDeliveries(victim: Victim): Promise<Load> {
  const { rows } = victim;
  const { path, brandId } = await takeHook(victim);
  const network = openNetwork(victim, path, brandId);
  return {
    settle: async () => {
      await network.stop();
      await eventually(async () => {
        const waiting = await rows(sql`select id from delivery where state <> 'done' limit 1`);
        if (waiting.length > 0) throw new Error('Deliveries are still pending.');
      }, settleMs);

      const stored = await rows(
        sql<{ external_id: string }>`select external_id from message where external_id like 'torture-%'`,
      );
      const wanted = [...network.acknowledged].map((n) => `torture-${n}`);
      expect(stored.map((row) => row.external_id).sort()).toEqual(wanted.sort());

      const doubled = await rows(sql`
        select thread_id, profile_id, count(distinct conversation_id) from message
        where external_id like 'torture-%' group by thread_id, profile_id having count(distinct conversation_id) <> 1`);
      expect(doubled).toEqual([]);
      // The practice network's own deliveries stand there too.
      const [ledger] = await rows(sql<{ deliveries: number; items: number; stored: number; other: number }>`
        with ours as (select id, received_at from delivery where position('torture-'::bytea in body) > 0)
        select (select count(*) from ours) as deliveries, count(*) as items,
          count(*) filter (where i.outcome = 'stored') as stored, count(*) filter (where i.outcome not in ('stored', 'duplicate')) as other
        from delivery_item i join ours on ours.id = i.delivery_id and ours.received_at = i.received_at`);
      expect(ledger).toMatchObject({ items: ledger?.deliveries, stored: wanted.length, other: 0 });
      expect(ledger?.deliveries).toBeGreaterThanOrEqual(wanted.length + network.repeats());
      return `${wanted.length} deliveries acknowledged, ${ledger?.deliveries} written`;
    },
  };
}

/** Where the practice network delivers to, signed with a secret that the test knows too. */
async function takeHook(victim: Victim): Promise<{ path: string; brandId: string }> {
  const box = secretBox(readKey(victim.dataDir, undefined));
  const { token } = newWorkspaceToken(hookPrefix, victim.workspaceId);
  const brandId = await victim.inTx(async (tx) => {
    const { id, external_id } = await tx
      .selectFrom('app')
      .innerJoin('channel', 'channel.app_id', 'app.id')
      .select(['app.id', 'channel.external_id'])
      .where('app.workspace_id', '=', victim.workspaceId)
      .where('channel.handle', '=', 'acme')
      .executeTakeFirstOrThrow();
    await tx
      .updateTable('app')
      .set({ hook_token_hash: hashToken(token), secrets_enc: box.seal([secret], appPurpose(id)) })
      .where('workspace_id', '=', victim.workspaceId)
      .where('id', '=', id)
      .execute();
    return external_id;
  });
  return { path: `/hooks/${token}`, brandId };
}

/** One customer's post that names the brand, as the network would deliver it. */
function delivery(n: number, brandId: string): string {
  const customer = `c${n % customers}`;
  const at = new Date().toISOString();
  const status = {
    id: `torture-${n}`,
    kind: 'post',
    visibility: 'public',
    thread_id: `torture-thread-${n % threads}`,
    account: { id: `torture-${customer}`, handle: customer, name: `Customer ${customer}` },
    text: `@acme message ${n}, where is my order?`,
    created_at: at,
    mentions: [{ id: brandId }],
    images: [],
  };
  return JSON.stringify({ kind: 'status.created', account_id: brandId, data: { status } });
}

/** Delivers as a network does: again and again until it is told 200, and sometimes once more. */
function openNetwork(victim: Victim, path: string, brandId: string) {
  let next = 0;
  let stopped = false;
  const acknowledged = new Set<number>();
  let repeats = 0;
  const post = async (body: string) => {
    const at = Math.floor(Date.now() / 1000);
    const mac = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
    try {
      const { status } = await fetch(`${victim.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-sandbox-signature': `t=${at},v1=${mac}` },
        body,
        signal: AbortSignal.timeout(10_000),
      });
      return status === 200;
    } catch {
      return false;
    }
  };
  const send = async () => {
    while (!stopped) {
      const n = next++;
      const body = delivery(n, brandId);
      while (!(await post(body))) await new Promise((done) => setTimeout(done, pauseMs));
      acknowledged.add(n);
      if (victim.chance() < 0.05 && (await post(body))) repeats += 1;
    }
  };
  const running = Array.from({ length: senders }, send);
  return {
    acknowledged,
    repeats: () => repeats,
    /** Ends when everything begun is acknowledged. */
    stop: async () => {
      stopped = true;
      await Promise.all(running);
    },
  };
}
