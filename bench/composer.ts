import { sql } from 'kysely';
import { connectors } from '#connectors/registry.ts';
import { type Database, openDatabase } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { askGate } from '#server/features/gate/commands.ts';
import { activate, saveDraft } from '#server/features/policy/commands.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { createSavedReply } from '#server/features/saved-reply/commands.ts';
import { listSavedReplies } from '#server/features/saved-reply/queries.ts';
import { findAsker } from '#server/features/session/queries.ts';
import { findPromised } from '#server/features/task/queries.ts';
import { actorOf, type Viewer, type WorkspaceId } from '#server/http/viewer.ts';
import { inTurns } from './arm.ts';
import { benchPlan, seededDatabase, startServer } from './data.ts';
import { draftOf, rulesOf } from './drafts.ts';
import { type Bench, type Figure, figure } from './figure.ts';
import { median, quantile } from './statistics.ts';

const conversations = 10_000;
const letters = 280;
const rules = 500;
const replies = 2_000;
/** One saved reply in so many has expired, and is looked for in every text. */
const expiredEvery = 10;

/**
 * What the server does with each pause while somebody types: every check of the gate on a draft of 280 characters, and
 * the promises in it; against one lookup by a primary key in a transaction of the same kind.
 */
export const composer: Bench = {
  name: 'composer',
  async run(say, { quick }) {
    const server = await startServer('composer');
    try {
      const db = openDatabase({ url: await seededDatabase(server, conversations, benchPlan, say) });
      try {
        const viewer = await prepare(db, say);
        return await measure(db, viewer, { rounds: quick ? 1 : 5, samples: quick ? 100 : 400, warmUps: 50 });
      } finally {
        await db.close();
      }
    } finally {
      await server.stop();
    }
  },
};

/** Brings rules and saved replies in, unless they are there, and answers who writes: the owner. */
async function prepare(db: Database, say: (progress: string) => void): Promise<Viewer> {
  const now = new Date();
  const { id } = await db.kysely.selectFrom('workspace').select('id').executeTakeFirstOrThrow();
  // Minted here: the database was made for this.
  return db.inWorkspace(id as WorkspaceId, async (tx) => {
    const owner = await tx
      .selectFrom('agent_role')
      .select('agent_id')
      .where('role_key', '=', 'owner')
      .executeTakeFirst();
    const viewer = owner && (await findAsker(tx, { agentId: owner.agent_id }));
    if (!viewer) throw new Error('The seeded workspace has no owner.');
    const words = await readActive(tx, 'words');
    if (words.body.rules.length !== rules) {
      const body = { ...words.body, rules: rulesOf(rules) };
      const version = await saveDraft(tx, actorOf(viewer), { kind: 'words', body }, now);
      await activate(tx, actorOf(viewer), { kind: 'words', version, replaces: words.version, at: null }, now);
    }
    const there = (await listSavedReplies(tx, viewer, { now, here: null })).length;
    if (there < replies) say(`saving ${replies - there} replies`);
    for (let n = there; n < replies; n += 1) await saveReply(tx, viewer, n, now);
    return viewer;
  });
}

function saveReply(tx: Parameters<typeof createSavedReply>[0], viewer: Viewer, n: number, now: Date) {
  const expiresAt = n % expiredEvery === 0 ? new Date(now.getTime() - 86_400_000).toISOString() : null;
  const text = `Hello {{customer.first_name|there}}, this is about matter ${n}: ${draftOf(n * 31, letters)}`;
  const variants = [{ network: '', language: '', text }];
  return createSavedReply(
    tx,
    viewer,
    { title: `Bench ${n}`, folder: '', audience: 'everyone', expiresAt, variants },
    now,
  );
}

type Open = { conversationId: string; messageId: string };

/** What somebody could answer in public, newest first. */
async function listOpen(db: Database, workspaceId: WorkspaceId): Promise<Open[]> {
  const { rows } = await db.inWorkspace(workspaceId, (tx) =>
    sql<Open>`
      select distinct on (m.conversation_id) m.conversation_id as "conversationId", m.id as "messageId" from message m
      join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id and c.status = 'open'
      where m.workspace_id = ${workspaceId} and m.direction = 'in' and m.visibility = 'public' and m.deleted_at is null
      order by m.conversation_id desc, m.occurred_at desc limit 500`.execute(tx),
  );
  return rows;
}

async function measure(
  db: Database,
  viewer: Viewer,
  amount: { rounds: number; samples: number; warmUps: number },
): Promise<Figure[]> {
  const open = await listOpen(db, viewer.workspaceId);
  const nth = (n: number): Open => {
    const one = open[n % open.length];
    if (!one) throw new Error('Nothing in the seeded workspace can be answered in public.');
    return one;
  };
  const lookUp = (n: number) =>
    db.inWorkspace(viewer.workspaceId, (tx) =>
      tx
        .selectFrom('conversation')
        .select(['id', 'version'])
        .where('workspace_id', '=', viewer.workspaceId)
        .where('id', '=', nth(n).conversationId)
        .executeTakeFirstOrThrow(),
    );
  const check = (n: number) => checkDraft(db, viewer, { ...nth(n), text: draftOf(n, letters) });
  const [floors, values] = await inTurns([lookUp, check], amount);
  const at = (rounds: number[][], share: number) => median(rounds.map((times) => quantile(times, share)));
  const note = `${rules} word rules, ${replies} saved replies`;
  return [
    figure('composer', { value: at(values, 0.5), unit: 'ms p50', floor: at(floors, 0.5), target: { most: 40 }, note }),
    // A goal in milliseconds, and so printed only.
    figure('composer.p99', { value: at(values, 0.99), unit: 'ms p99', floor: at(floors, 0.99), target: null, note }),
  ];
}

function checkDraft(db: Database, viewer: Viewer, { conversationId, messageId, text }: Open & { text: string }) {
  const now = new Date();
  const input = {
    clientKey: newId(now),
    stage: 'public' as const,
    text,
    replyToId: messageId,
    attachmentIds: [],
    addresseeIds: [],
    seenVersion: 1_000_000,
    accepted: [],
  };
  return db.inWorkspace(viewer.workspaceId, async (tx) => ({
    checks: await askGate(tx, viewer, { kind: 'text', conversationId, input }, { connectors, now }),
    promises: await findPromised(tx, conversationId, text, now),
  }));
}
