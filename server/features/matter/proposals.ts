import { type RawBuilder, sql } from 'kysely';
import type { Proposal, ProposalReason } from '#contract/matter.ts';
import type { Tx } from '#server/db/client.ts';
import { exactInstant } from '#server/db/instant.ts';
import { notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { decodeCursor, encodeCursor, TimeAndId } from '#server/http/pagination.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { stopWords } from '#server/text/stop-words.ts';
import { wordsOf } from './likeness.ts';
import { mergeConversations } from './merge.ts';
import { readRefsToday } from './refs.ts';

const pageLength = 30;
const mostCounted = 100;
const mostWords = 12;
const hourMs = 3_600_000;

type Stored = {
  id: string;
  at: Date;
  exact: string;
  one_id: string;
  other_id: string;
  reason: ProposalReason;
  likeness: number;
  same_person: boolean;
  one_text: string | null;
  other_text: string | null;
  one_at: Date | null;
  other_at: Date | null;
};

/** Waiting proposals about any of these conversations. */
export async function proposalsAbout(tx: Tx, viewer: Viewer, family: readonly string[]): Promise<Proposal[]> {
  const about = sql`(q.one_id = any(${family}::uuid[]) or q.other_id = any(${family}::uuid[]))`;
  return shown(tx, viewer, await read(tx, about, pageLength));
}

/** Those that wait in the workspace and whose both sides the viewer reaches, newest first. */
export async function listProposals(
  tx: Tx,
  viewer: Viewer,
  cursor: string | undefined,
): Promise<{ items: Proposal[]; next: string | null }> {
  const after = cursor === undefined ? null : decodeCursor(cursor, TimeAndId);
  const where = after ? sql`(q.at, q.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`;
  const rows = await read(tx, where, pageLength + 1);
  const page = rows.slice(0, pageLength);
  const last = page.at(-1);
  return {
    items: await shown(tx, viewer, page),
    next: rows.length > pageLength && last ? encodeCursor([last.exact, last.id]) : null,
  };
}

/** How many wait, up to 100; those that turn out to be out of reach are not counted. */
export async function countProposals(tx: Tx, viewer: Viewer): Promise<number> {
  return (await shown(tx, viewer, await read(tx, sql`true`, mostCounted))).length;
}

async function read(tx: Tx, where: RawBuilder<unknown>, most: number): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    select q.id, q.at, ${exactInstant('q.at')} as exact, q.one_id, q.other_id, q.reason, q.likeness,
      a.text as one_text, b.text as other_text, a.occurred_at as one_at, b.occurred_at as other_at,
      coalesce(pa.id = pb.id or pa.contact_id = pb.contact_id, false) as same_person
    from matter_proposal q
    left join message a on a.workspace_id = q.workspace_id and a.id = q.one_message_id
    left join message b on b.workspace_id = q.workspace_id and b.id = q.other_message_id
    left join profile pa on pa.workspace_id = a.workspace_id and pa.id = a.profile_id
    left join profile pb on pb.workspace_id = b.workspace_id and pb.id = b.profile_id
    where q.workspace_id = ${tx.workspaceId} and q.state = 'waiting' and ${where}
    order by q.at desc, q.id desc limit ${most}`.execute(tx);
  return rows;
}

/** As they are today; the older conversation stands first. */
async function shown(tx: Tx, viewer: Viewer, rows: readonly Stored[]): Promise<Proposal[]> {
  const refs = await readRefsToday(
    tx,
    viewer,
    rows.flatMap((row) => [row.one_id, row.other_id]),
  );
  return rows.flatMap((row): Proposal[] => {
    const pair = [refs.get(row.one_id), refs.get(row.other_id)].filter((ref) => ref !== undefined);
    const [one, other] = pair.toSorted((a, b) => a.number - b.number);
    if (!one || !other || one.id === other.id) return [];
    const apart = row.one_at && row.other_at ? Math.abs(row.one_at.getTime() - row.other_at.getTime()) : 0;
    return [
      {
        id: row.id,
        at: row.at.toISOString(),
        reason: row.reason,
        likeness: row.likeness,
        words: commonWords(row.one_text ?? '', row.other_text ?? ''),
        hours: Math.round(apart / hourMs),
        samePerson: row.same_person,
        one,
        other,
      },
    ];
  });
}

/** Pure: the words both texts have and not everybody uses, the longest first, since the short ones say least. */
export function commonWords(a: string, b: string): string[] {
  const other = new Set(wordsOf(b));
  const common = wordsOf(a).filter((word) => other.has(word) && !stopWords.has(word));
  return common.toSorted((x, y) => y.length - x.length).slice(0, mostWords);
}

type Accepted = { mergeId: string; conversationId: string };

/** Merges the two into the older one. Throws `not_found` when it does not wait any more. */
export async function acceptProposal(
  tx: Tx,
  viewer: Viewer,
  { proposalId, assigneeId }: { proposalId: string; assigneeId?: string | null | undefined },
  now: Date,
): Promise<Accepted> {
  const [proposal] = await shown(tx, viewer, await read(tx, sql`q.id = ${proposalId}`, 1));
  if (!proposal) throw notFound('proposal');
  const conversationId = proposal.one.id;
  const wanted = { intoId: conversationId, fromIds: [proposal.other.id], assigneeId };
  return { mergeId: await mergeConversations(tx, viewer, wanted, now), conversationId };
}

/** Remembers that the two are different matters, or takes that back. Throws `not_found`. */
export async function dismissProposal(
  tx: Tx,
  viewer: Viewer,
  { proposalId, dismissed }: { proposalId: string; dismissed: boolean },
  now: Date,
): Promise<void> {
  const row = await tx
    .selectFrom('matter_proposal')
    .select(['one_id', 'other_id'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', proposalId)
    .where('state', '=', dismissed ? 'waiting' : 'dismissed')
    .forUpdate()
    .executeTakeFirst();
  const refs = row && (await readRefsToday(tx, viewer, [row.one_id, row.other_id]));
  const [one, other] = [refs?.get(row?.one_id ?? ''), refs?.get(row?.other_id ?? '')];
  if (!one || !other) throw notFound('proposal');
  await sql`
    update matter_proposal set state = ${dismissed ? 'dismissed' : 'waiting'},
      settled_at = ${dismissed ? now : null}::timestamptz, settled_by = ${dismissed ? viewer.agentId : null}::uuid
    where workspace_id = ${tx.workspaceId} and id = ${proposalId}`.execute(tx);
  for (const [about, from] of [
    [one, other],
    [other, one],
  ] as const)
    record(tx, {
      type: 'matter.dismissed',
      at: now,
      actor: actorOf(viewer),
      subject: { kind: 'conversation', id: about.id },
      conversationId: about.id,
      detail: { proposal: proposalId, other: from.id, otherNumber: from.number, dismissed },
    });
}
