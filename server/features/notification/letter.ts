import { sql } from 'kysely';
import { type LanguageCode, languageCodes } from '#contract/language.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { baseUrl } from '#server/features/channel/queries.ts';
import { readAskedLetter } from '#server/features/stakeholder/queries.ts';
import type { Composed, Letter } from '#server/features/way/queries.ts';
import { compose, type ToldNotice } from './compose.ts';

type Read = ToldNotice & { id: string };
type Purpose = Parameters<typeof compose>[1]['purpose'];

/** What a telling says, in the language of whoever reads it; null for a question that was withdrawn meanwhile. */
export async function readLetter(
  context: Pick<Context, 'config' | 'secretBox'>,
  tx: Tx,
  { id, purpose, language, isStranger }: { id: string; purpose: Purpose; language: LanguageCode; isStranger: boolean },
): Promise<Letter | null> {
  const notices = await readTold(tx, id);
  const { name } = await tx
    .selectFrom('workspace')
    .select('name')
    .where('id', '=', tx.workspaceId)
    .executeTakeFirstOrThrow();
  const recipientId = recipientOf(notices);
  const asked = recipientId === null ? null : await readAskedLetter(context, tx, recipientId);
  if (recipientId !== null && asked === null) return null;
  const composed = ask(compose(notices, { purpose, language, workspace: name }), asked, isStranger);
  return {
    id,
    composed,
    language,
    isPage: purpose === 'page',
    url: addressOf(context, composed),
    settingsUrl: `${baseUrl(context)}/settings/notifications`,
    replyToken: asked?.replyToken ?? null,
    replyTo: asked === null ? null : await findMailbox(tx),
    data: { purpose, notices: notices.map(({ who: _, ...notice }) => withoutLink(notice)) },
  };
}

/** The mailbox of ours that an answer is read from; null while none is connected. */
async function findMailbox(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ address: string }>`
    select external_id as address from channel
    where workspace_id = ${tx.workspaceId} and network = 'email' and state = 'connected' order by connected_at limit 1`.execute(
    tx,
  );
  return rows[0]?.address ?? null;
}

type AskedLetter = Awaited<ReturnType<typeof readAskedLetter>>;

/** Whom a lone notice asks as a stakeholder; null for any other. */
function recipientOf([only, ...others]: readonly Read[]): string | null {
  return only?.kind === 'escalation_asked' && others.length === 0 ? String(only.detail.recipient) : null;
}

/** Pure: the question in our own words beneath the line, and the way to it; who has no account has nothing to set. */
function ask(composed: Composed, asked: AskedLetter, isStranger: boolean): Composed {
  const settings = isStranger ? null : composed.settings;
  if (!asked) return { ...composed, settings };
  const lines = [...composed.lines, ...(asked.question === '' ? [] : ['', ...asked.question.split('\n')])];
  return { ...composed, settings, lines, path: asked.path };
}

/** What programs read goes to more people than the one whom a link is for. */
function withoutLink<Notice extends { detail: Record<string, unknown> }>(notice: Notice): Notice {
  const { link: _, ...detail } = notice.detail;
  return { ...notice, detail };
}

const addressOf = (context: Pick<Context, 'config'>, { path }: Composed) => `${baseUrl(context)}${path}`;

async function readTold(tx: Tx, tellingId: string): Promise<Read[]> {
  const { rows } = await sql<Read>`
    select n.id, n.kind, n.detail, n.conversation_id as "conversationId", c.number, a.name as who
    from telling_notice t
    join notice n on n.workspace_id = t.workspace_id and n.id = t.notice_id
    left join conversation c on c.workspace_id = n.workspace_id and c.id = n.conversation_id
    left join agent a on a.workspace_id = n.workspace_id and a.id::text = n.detail->>'by'
    where t.workspace_id = ${tx.workspaceId} and t.telling_id = ${tellingId}
    order by n.at desc, n.id desc`.execute(tx);
  return rows;
}

/** A language that has words; English for any other. */
export function languageOf(code: string): LanguageCode {
  return languageCodes.find((one) => one === code) ?? 'en';
}
