import { sql } from 'kysely';
import type { Escalated, EscalatedMessage, EscalatedRow } from '#contract/stakeholder.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { readConversationMessages } from '#server/features/message/queries.ts';
import { findPersonalData } from '#server/personal-data/find.ts';
import { mask } from '#server/personal-data/mask.ts';
import { firstToAnswer } from './answer.ts';
import { type Asked, listAsked } from './asked.ts';

const mostMessages = 200;
const mostListed = 50;

/** How much of a conversation a reader is shown. */
export type Sight = {
  /** Phone numbers, addresses and the like that stand in texts. */
  personalData: boolean;
  /** Where a file of it is served to them; null for nowhere. */
  fileUrl: ((attachmentId: string) => string) | null;
};

/** What this agent was asked as a stakeholder. */
export async function listEscalated(tx: Tx, agentId: string): Promise<EscalatedRow[]> {
  const asked = await listAsked(tx, agentId, mostListed);
  const first = new Map(asked.map((one) => [one.escalationId, one]));
  const rows: EscalatedRow[] = [];
  for (const one of first.values()) rows.push(await rowOf(tx, one));
  return rows;
}

/** Everything that somebody who was asked may see, and nothing else. */
export async function readEscalated(tx: Tx, asked: Asked, sight: Sight): Promise<Escalated> {
  const found = await readConversationMessages(tx, asked.conversationId, null, mostMessages + 1);
  const { name } = await tx
    .selectFrom('workspace')
    .select('name')
    .where('id', '=', tx.workspaceId)
    .executeTakeFirstOrThrow();
  const messages = found
    .slice(0, mostMessages)
    .reverse()
    .map(({ message }): EscalatedMessage => {
      const stored = message.attachments.filter(({ state }) => state === 'stored' || state === 'pending');
      const { fileUrl } = sight;
      return {
        id: message.id,
        at: message.at,
        direction: message.direction,
        isPublic: message.visibility !== 'private',
        author: message.author.name || message.author.handle,
        text: message.deletedAt === null ? shown(message.text, sight) : '',
        isDeleted: message.deletedAt !== null,
        files: stored.length,
        attachments:
          fileUrl && message.deletedAt === null
            ? stored.flatMap((one) =>
                one.state === 'stored' && !one.covered
                  ? [{ ...one, url: fileUrl(one.id), thumbnailUrl: undefined, captionsUrl: null }]
                  : [],
              )
            : [],
      };
    });
  return {
    ...(await rowOf(tx, asked)),
    question: shown(asked.question, sight),
    workspaceName: name,
    myName: asked.name,
    messages,
    hasOlder: found.length > mostMessages,
    answers: await readAnswers(tx, asked, sight),
  };
}

const shown = (text: string, { personalData }: Sight) => (personalData ? text : mask(text, findPersonalData(text)));

async function rowOf(tx: Tx, asked: Asked): Promise<EscalatedRow> {
  const { rows } = await sql<Pick<EscalatedRow, 'number' | 'network' | 'customer'>>`
    select c.number, p.network, coalesce(nullif(p.name, ''), p.handle) as customer
    from conversation c join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
    where c.workspace_id = ${tx.workspaceId} and c.id = ${asked.conversationId}`.execute(tx);
  const [about] = rows;
  if (!about) throw notFound('escalation');
  return {
    ...about,
    id: asked.escalationId,
    groupName: asked.groupName,
    question: asked.question,
    state: asked.state,
    askedByName: asked.askedByName,
    askedAt: asked.askedAt.toISOString(),
    isSeen: asked.seenAt !== null,
    answeredByName: asked.state === 'answered' ? await firstToAnswer(tx, asked.escalationId) : null,
  };
}

async function readAnswers(tx: Tx, asked: Asked, sight: Sight): Promise<Escalated['answers']> {
  const { rows } = await sql<{ id: string; at: Date; name: string; isMine: boolean; text: string }>`
    select n.id, n.created_at as at, coalesce(a.name, s.name) as name, r.id = ${asked.recipientId} as "isMine", n.text
    from note n
    join escalation_recipient r on r.workspace_id = n.workspace_id and r.id = n.recipient_id
    join stakeholder s on s.workspace_id = r.workspace_id and s.id = r.stakeholder_id
    left join agent a on a.workspace_id = s.workspace_id and a.id = s.agent_id
    where n.workspace_id = ${tx.workspaceId} and r.escalation_id = ${asked.escalationId}
    order by n.created_at, n.id`.execute(tx);
  return rows.map(({ at, text, ...row }) => ({ ...row, at: at.toISOString(), text: shown(text, sight) }));
}
