import { sql } from 'kysely';
import type { IdentityPage } from '#contract/verification.ts';
import type { VerificationPolicy } from '#contract/verification-policy.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { hashToken, workspaceOfLink } from '#server/http/token.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import type { VerificationRow } from './rows.ts';

/** Prefix of the tokens in customers' links. */
export const identityPrefix = 'vf';

/** Where a link leads on this server. */
export const identityPath = (token: string) => `/confirm/${token}`;

/** The workspace behind a link. Throws `link_expired` for what is no link of ours. */
export const workspaceOfIdentityLink = (token: string): WorkspaceId => workspaceOfLink(identityPrefix, token, expired);

/** The verification of a link; with `lock`, nobody else settles it until the transaction ends. Throws `link_expired`. */
export async function getByToken(tx: Tx, token: string, lock: boolean): Promise<VerificationRow> {
  const query = tx
    .selectFrom('verification')
    .selectAll()
    .where('workspace_id', '=', tx.workspaceId)
    .where('token_hash', '=', hashToken(token));
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw expired();
  // The database admits only the words of the closed lists.
  return row as VerificationRow;
}

/**
 * Whether a link can be used now: it waits, is not too old, its account is still the same person's, and its message did leave.
 * A link that was taken back before it left was read by nobody but us.
 */
export async function isOpen(tx: Tx, row: VerificationRow, now: Date): Promise<boolean> {
  if (row.state !== 'asked' || row.open_until <= now) return false;
  const { rows } = await sql<{ open: boolean }>`
    select exists (select from dispatch d where d.workspace_id = ${tx.workspaceId} and d.id = ${row.dispatch_id}
        and d.state in ('sending', 'sent', 'unknown'))
      and exists (select from profile p where p.workspace_id = ${tx.workspaceId} and p.id = ${row.profile_id}
        and p.contact_id is not distinct from ${row.contact_id}::uuid) as open`.execute(tx);
  return rows[0]?.open ?? false;
}

/** What the customer's page shows of it: nothing that anybody wrote, is called or has entered. */
export async function readPage(
  tx: Tx,
  row: VerificationRow,
  { questions }: Pick<VerificationPolicy, 'questions'>,
  now: Date,
): Promise<IdentityPage> {
  const { name } = await tx
    .selectFrom('workspace')
    .select('name')
    .where('id', '=', tx.workspaceId)
    .executeTakeFirstOrThrow();
  return {
    workspaceName: name,
    way: row.way === 'system' ? 'link' : row.way,
    state: row.state === 'met' ? 'done' : (await isOpen(tx, row, now)) ? 'open' : 'closed',
    hint: row.hint,
    questions: row.way === 'questions' ? questions : [],
    until: row.open_until.toISOString(),
  };
}

const expired = () =>
  new AppError('not_found', 'link_expired', 'This link has expired. Ask for a new one where you write to us.');
