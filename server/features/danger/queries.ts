import { sql } from 'kysely';
import type { Danger, DangerSaying, Disclosure, Helpline } from '#contract/danger.ts';
import { findDanger } from '#server/danger-words/find.ts';
import type { Tx } from '#server/db/client.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import { listSamePerson } from '#server/features/gate/queries.ts';
import { readActive } from '#server/features/policy/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

/** Whether a life is in danger, as the gate asks it. */
export type DangerStanding = {
  /** In this conversation, and not in another of the same person. */
  isHere: boolean;
  /** The customer has written nothing in this conversation: we begin it. */
  isBegun: boolean;
};

/** A program is quicker than what follows the messages: it looks at so many of them itself. */
const lookedAt = 10;

/**
 * The danger that this customer is in, here or in another conversation; null for none. `isProgram`: also what was just
 * written and nobody has looked at.
 */
export async function readDangerStanding(
  tx: Tx,
  { conversationId, profileId, isProgram }: { conversationId: string; profileId: string; isProgram: boolean },
): Promise<DangerStanding | null> {
  const { rows } = await sql<{ isHere: boolean; isBegun: boolean }>`
    select bool_or(c.id = ${conversationId}) as "isHere", not exists (select from message m
      where m.workspace_id = ${tx.workspaceId} and m.conversation_id = ${conversationId} and m.direction = 'in') as "isBegun"
    from danger d
    join conversation c on c.workspace_id = d.workspace_id and c.id = d.conversation_id
    join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
    where d.workspace_id = ${tx.workspaceId} and d.ended_at is null
      and (c.id = ${conversationId} or p.contact_id = (select contact_id from profile
        where workspace_id = ${tx.workspaceId} and id = ${profileId}))
    having count(*) > 0`.execute(tx);
  if (rows[0]) return rows[0];
  if (!isProgram) return null;
  const { rows: written } = await sql<{ text: string }>`
    select text from message m where workspace_id = ${tx.workspaceId} and conversation_id = ${conversationId} and direction = 'in'
      and deleted_at is null and received_at > coalesce((select max(d.ended_at) from danger d
        where d.workspace_id = m.workspace_id and d.conversation_id = m.conversation_id), '-infinity')
    order by occurred_at desc limit ${lookedAt}`.execute(tx);
  const { body } = await readActive(tx, 'danger');
  return written.some(({ text }) => findDanger(text, body).length > 0) ? { isHere: true, isBegun: false } : null;
}

/** Whether a life is in danger in this conversation now. */
export async function isInDanger(tx: Tx, conversationId: string): Promise<boolean> {
  const { rows } = await sql`
    select from danger where workspace_id = ${tx.workspaceId} and conversation_id = ${conversationId} and ended_at is null`.execute(
    tx,
  );
  return rows.length > 0;
}

type Stored = Omit<Danger, 'at' | 'called' | 'disclosures'> & { at: Date; called: { agentId: string; at: string }[] };
type Shown = { danger: Danger | null; helplines: Helpline[]; sayings: DangerSaying[] };

/** What whoever looks at the conversation needs to know and to say. Throws `not_found` out of reach. */
export async function getDanger(tx: Tx, viewer: Viewer, conversationId: string): Promise<Shown> {
  await getPlaced(tx, viewer, conversationId);
  const { rows } = await sql<Stored & { language: string | null }>`
    with recursive whole as (
      select w.workspace_id, w.id, w.kinds, w.words from danger w
      where w.workspace_id = ${tx.workspaceId} and w.conversation_id = ${conversationId} and w.ended_at is null
      union all
      select j.workspace_id, j.id, j.kinds, j.words from whole w
      join danger j on j.workspace_id = w.workspace_id and j.joined_to = w.id
    )
    select d.id, array(select distinct one from whole, unnest(whole.kinds) as one order by 1) as kinds,
      (array(select distinct one from whole, unnest(whole.words) as one order by 1))[1:50] as words, d.found_by as "foundBy", d.message_id as "messageId", d.at, d.taken_by as "takenBy", c.language,
      (select coalesce(json_agg(json_build_object('agentId', pc.agent_id, 'at', to_json(pc.at)) order by pc.at, pc.n), '[]')
        from page p join page_call pc on pc.workspace_id = p.workspace_id and pc.page_id = p.id
        where p.workspace_id = d.workspace_id and p.ladder = 'danger' and p.occasion in (select whole.id::text from whole)) as called
    from danger d join conversation c on c.workspace_id = d.workspace_id and c.id = d.conversation_id
    where d.workspace_id = ${tx.workspaceId} and d.conversation_id = ${conversationId} and d.ended_at is null`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) return { danger: null, helplines: [], sayings: [] };
  const { language, at, called, ...danger } = row;
  const { helplines, sayings } = (await readActive(tx, 'danger')).body;
  const fits = <T extends { kind?: string; kinds?: readonly string[] }>({ kind, kinds }: T) =>
    danger.kinds.some((one) => one === kind || kinds?.includes(one));
  const spoken = language?.split('-')[0]?.toLowerCase();
  return {
    danger: {
      ...danger,
      at: at.toISOString(),
      called: called.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
      disclosures: await listDisclosures(tx, viewer, conversationId),
    },
    helplines: helplines.filter(fits),
    sayings: sayings.filter(fits).toSorted((a, b) => Number(b.language === spoken) - Number(a.language === spoken)),
  };
}

type StoredDisclosure = Omit<Disclosure, 'askedAt' | 'decidedAt' | 'mayDecide'> & {
  askedAt: Date;
  decidedAt: Date | null;
};

async function listDisclosures(tx: Tx, viewer: Viewer, conversationId: string): Promise<Disclosure[]> {
  const { rows } = await sql<StoredDisclosure>`
    select id, authority, what, why, asked_by as "askedBy", asked_at as "askedAt", state, decided_by as "decidedBy",
      decided_at as "decidedAt", comment
    from disclosure where workspace_id = ${tx.workspaceId} and conversation_id = ${conversationId}
    order by asked_at desc, id desc limit 50`.execute(tx);
  const mayDecide = viewer.permissions.has('reply.approve') && viewer.agentId !== null;
  const mine = mayDecide && rows.length > 0 && viewer.agentId ? await listSamePerson(tx, viewer.agentId) : [];
  return rows.map((row) => ({
    ...row,
    askedAt: row.askedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    mayDecide: mayDecide && row.state === 'asked' && !(row.askedBy !== null && mine.includes(row.askedBy)),
  }));
}
