import { sql } from 'kysely';
import * as z from 'zod';
import type { output } from 'zod/mini';
import type { getModels, HeadVersion, HeldOut, listCorrections, ModelCard } from '#contract/model.ts';
import type { Task } from '#contract/verdict.ts';
import type { Tx } from '#server/db/client.ts';
import { exactInstant } from '#server/db/instant.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import { decodeCursor, encodeCursor } from '#server/http/pagination.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { modelVersion } from '#server/understanding/model.ts';
import { type Card, shipped } from '#server/understanding/shipped.ts';
import { readDrift } from './drift.ts';
import { mostVersions, readLearning } from './learning.ts';
import { readNewestRerun } from './rerun-rows.ts';

export { readHeads } from './learning.ts';

/** Everything that judges, and what it learned from. */
export async function readModels(tx: Tx, now: Date): Promise<output<typeof getModels.reply>> {
  const { version, heldAt, heldBy, seenUntil } = await readLearning(tx);
  const { rows } = await sql<{ all: number; unlearned: number }>`
    select count(*) as all, count(*) filter (where ${seenUntil}::timestamptz is null or at > ${seenUntil}) as unlearned
    from verdict_correction where workspace_id = ${tx.workspaceId}`.execute(tx);
  return {
    model: modelVersion,
    cards: [...shipped.values()].map(({ card }) => cardOf(card)),
    own: {
      version,
      held: heldAt ? { by: heldBy, at: heldAt.toISOString() } : null,
      corrections: rows[0]?.all ?? 0,
      unlearned: rows[0]?.unlearned ?? 0,
      versions: await readVersions(tx),
    },
    drift: await readDrift(tx, now),
    rerun: await readNewestRerun(tx),
  };
}

function cardOf({ name, task, languages, trainedOn, sources, limits, figures }: Card): ModelCard {
  return {
    name,
    task,
    languages,
    trainedOn,
    sources,
    limits,
    figures: figures.map(({ measured, ...rest }) => ({
      measured,
      values: Object.entries(rest).flatMap(([name, value]) => (typeof value === 'number' ? [{ name, value }] : [])),
    })),
  };
}

type StoredHead = {
  version: number;
  learned_at: Date;
  /** Without the weights. */
  heads: { [T in Task]?: { examples: number } };
  measured: { [T in Task]?: HeldOut };
};

async function readVersions(tx: Tx): Promise<HeadVersion[]> {
  const { rows } = await sql<StoredHead>`
    select version, learned_at, measured,
      (select coalesce(jsonb_object_agg(t.key, jsonb_build_object('examples', t.value -> 'examples')), '{}')
        from jsonb_each(heads) as t (key, value)) as heads
    from head where workspace_id = ${tx.workspaceId} order by version desc limit ${mostVersions}`.execute(tx);
  return rows.map(({ version, learned_at, heads, measured }) => ({
    version,
    learnedAt: learned_at.toISOString(),
    tasks: (Object.entries(heads) as [Task, { examples: number }][]).map(([task, { examples }]) => ({
      task,
      examples,
      heldOut: measured[task] ?? null,
    })),
  }));
}

type Corrections = output<typeof listCorrections.reply>;
type StoredCorrection = Omit<Corrections['items'][number], 'at'> & { at: Date; key: string };
const Cursor = z.tuple([z.iso.datetime({ offset: true }), z.uuid(), z.string()]);
const pageSize = 25;
const previewLength = 140;

/** What was corrected in conversations that the viewer may see, the newest first. */
export async function readCorrectionPage(tx: Tx, viewer: Viewer, after: string | undefined): Promise<Corrections> {
  const cursor = after === undefined ? null : decodeCursor(after, Cursor);
  const older = cursor
    ? sql`(k.at, k.message_id, k.task) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid, ${cursor[2]})`
    : sql`true`;
  const { rows } = await sql<StoredCorrection>`
    select k.message_id as "messageId", c.id as "conversationId", left(m.text, ${previewLength}) as preview, k.task, k.label, k.was,
      k.agent_id as by, k.at, ${exactInstant('k.at')} as key
    from verdict_correction k
    join message m on m.workspace_id = k.workspace_id and m.id = k.message_id and m.deleted_at is null
    join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    where k.workspace_id = ${tx.workspaceId} and ${older} and ${withinReach(viewer)}
    order by k.at desc, k.message_id desc, k.task desc limit ${pageSize + 1}`.execute(tx);
  const items = rows.slice(0, pageSize);
  const last = items.at(-1);
  return {
    items: items.map(({ key: _, at, ...rest }) => ({ ...rest, at: at.toISOString() })),
    next: rows.length > pageSize && last ? encodeCursor([last.key, last.messageId, last.task]) : null,
  };
}
