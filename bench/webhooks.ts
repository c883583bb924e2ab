import { createHmac } from 'node:crypto';
import pg from 'pg';
import { openDatabase } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { appPurpose, hookPrefix } from '#server/features/intake/queries.ts';
import { newWorkspaceToken } from '#server/http/token.ts';
import { secretBox } from '#server/secret-box.ts';
import { type Call, callAll, callOf } from './callers.ts';
import { startChild } from './child.ts';
import { type BenchServer, prepareDatabase, startServer } from './data.ts';
import { account, makeDeliveries } from './deliveries.ts';
import { type Bench, type Figure, figure } from './figure.ts';
import { median } from './statistics.ts';
import { openWorkspace } from './workspace.ts';

const connections = 256;
const rounds = 7;
const deliveriesARound = 10_000;
const secret = 'bench-webhook-secret';

/**
 * How many signed deliveries a second are answered, each after it is on disk, by a program that leaves their handling to
 * another, against one that reads the same bytes and answers.
 */
export const webhooks: Bench = {
  name: 'webhooks',
  async run(say, { quick }) {
    const server = await startServer('webhooks');
    try {
      const size = quick ? 1_000 : deliveriesARound;
      return [figureOf(await measure(server, { rounds: quick ? 1 : rounds, size, say }))];
    } finally {
      await server.stop();
    }
  },
};

/** Deliveries a second, round by round, the arms in turns. */
type Taken = { ours: number[]; floor: number[] };

function figureOf({ ours, floor }: Taken): Figure {
  const [value, least] = [median(ours), median(floor)];
  const line = figure('webhooks', { value, unit: 'deliveries/s', floor: least, target: { least: 0.4 } });
  // The arms of a round ran one after the other, so their ratio says more than that of two medians.
  return { ...line, ratio: median(ours.map((value, round) => value / (floor[round] ?? Number.NaN))) };
}

async function measure(
  server: BenchServer,
  { rounds: count, size, say }: { rounds: number; size: number; say: (progress: string) => void },
): Promise<Taken> {
  await prepareDatabase(server, 'ours', { fresh: true });
  const hook = await openHook(server.url('ours'));
  const floor = await startChild('raw-body.ts', []);
  const ours = await startChild('serve.ts', [server.url('ours'), 'web']);
  const taken: Taken = { ours: [], floor: [] };
  try {
    for (let round = 0; round <= count; round += 1) {
      const deliveries = makeDeliveries(size, round, new Date());
      const callAt = (base: string) => {
        const url = new URL(hook.path, base);
        return callAll(
          url,
          connections,
          deliveries.map((body) => signed(url, body)),
        );
      };
      const floorMs = await callAt(floor.url);
      const oursMs = await callAt(ours.url);
      await requireKept(server.url('ours'), size * (round + 1));
      // The first round warms both up.
      if (round === 0) continue;
      say(`round ${round}: ${Math.round(oursMs)} ms against ${Math.round(floorMs)} ms`);
      taken.ours.push((size / oursMs) * 1000);
      taken.floor.push((size / floorMs) * 1000);
    }
    return taken;
  } finally {
    await floor.stop();
    await ours.stop();
  }
}

function signed(url: URL, body: Buffer): Call {
  const at = Math.floor(Date.now() / 1000);
  const mac = createHmac('sha256', secret).update(`${at}.`).update(body).digest('hex');
  return callOf(url, { 'x-sandbox-signature': `t=${at},v1=${mac}` }, body);
}

/** A workspace with one account, whose network knows our address and signs with a secret that we know. */
async function openHook(url: string): Promise<{ path: string }> {
  const db = openDatabase({ url });
  try {
    const { workspaceId, channelId } = await openWorkspace(db);
    const { token, hash } = newWorkspaceToken(hookPrefix, workspaceId);
    const appId = newId();
    const sealed = secretBox('00'.repeat(32)).seal([secret], appPurpose(appId));
    await db.inWorkspace(workspaceId, async (tx) => {
      await tx
        .insertInto('app')
        .values({
          workspace_id: workspaceId,
          id: appId,
          network: account.network,
          origin: account.origin,
          hook_token_hash: hash,
          secrets_enc: sealed,
          created_at: new Date(),
        })
        .execute();
      await tx.updateTable('channel').set({ app_id: appId }).where('id', '=', channelId).execute();
    });
    return { path: `/hooks/${token}` };
  } finally {
    await db.close();
  }
}

/** Throws unless every answered delivery stands in the journal. */
async function requireKept(url: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ kept: number }>('select count(*)::int as kept from delivery');
    if (rows[0]?.kept !== count) throw new Error(`${count} deliveries were answered and ${rows[0]?.kept} are kept.`);
  } finally {
    await client.end();
  }
}
