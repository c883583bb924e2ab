import type { Reply } from '#contract/endpoint.ts';
import type { confirmIdentity, SystemAnswer } from '#contract/verification.ts';
import type { VerificationPolicy } from '#contract/verification-policy.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { lockConversations } from '#server/features/conversation/commands.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { askSystem, type Connected } from './ask-system.ts';
import { isSameCode } from './code.ts';
import { aboutOf } from './commands.ts';
import { readCustomer } from './customer.ts';
import { getByToken, isOpen, workspaceOfIdentityLink } from './link.ts';
import { countTry, fail, meet, stopAsking, type VerificationRow } from './rows.ts';
import { openSystem } from './system.ts';

export type Confirmed = Reply<typeof confirmIdentity>;
export type Entered = { code?: string | undefined; answers?: Record<string, string> | undefined };

/** How often a code, and how often answers may be tried. */
const mostTries = { mail_code: 5, sms_code: 5, questions: 3 } as const;
/** An asking this old ended with its program. */
const askingMs = 20_000;

const closed: Confirmed = { outcome: 'closed', triesLeft: 0 };

type Asking = { row: VerificationRow; connected: Connected; about: ReturnType<typeof aboutOf> };

/**
 * The customer confirms by their link. What they enter is compared and forgotten. Each try is counted before it is looked at,
 * and the row’s lock decides between two at once. Throws `link_expired` for what is no link of ours.
 */
export async function confirm(context: Context, token: string, entered: Entered): Promise<Confirmed> {
  const workspaceId = workspaceOfIdentityLink(token);
  const first = await context.db.inWorkspace(workspaceId, (tx) => take(context, tx, token, entered));
  if ('outcome' in first) return first;
  const answer = await askSystem(context, first.connected, first.about);
  return context.db.inWorkspace(workspaceId, (tx) => settleAsked(context, tx, token, answer));
}

async function take(context: Context, tx: Tx, token: string, entered: Entered): Promise<Confirmed | Asking> {
  const now = context.now();
  const { row, policy } = await lockLink(tx, token);
  if (!(await isOpen(tx, row, now))) return closed;
  switch (row.way) {
    case 'link':
      await meet(tx, row, policy.validMinutes, now);
      return { outcome: 'done', triesLeft: 0 };
    case 'mail_code':
    case 'sms_code':
      return tryCode(tx, row, { token, code: entered.code ?? '', most: mostTries[row.way], policy }, now);
    case 'questions':
      return prepare(context, tx, row, { answers: entered.answers ?? {}, policy }, now);
    case 'system':
      return closed;
  }
}

/** The verification of a link with its conversation locked before it, as everywhere. */
async function lockLink(tx: Tx, token: string): Promise<{ row: VerificationRow; policy: VerificationPolicy }> {
  const { conversation_id } = await getByToken(tx, token, false);
  await lockConversations(tx, [conversation_id]);
  const row = await getByToken(tx, token, true);
  return { row, policy: (await readActive(tx, 'verification')).body };
}

type CodeTry = { token: string; code: string; most: number; policy: VerificationPolicy };

async function tryCode(
  tx: Tx,
  row: VerificationRow,
  { token, code, most, policy }: CodeTry,
  now: Date,
): Promise<Confirmed> {
  await countTry(tx, row, null);
  if (row.code_hash && isSameCode(code, token, row.code_hash)) {
    await meet(tx, row, policy.validMinutes, now);
    return { outcome: 'done', triesLeft: 0 };
  }
  const triesLeft = most - row.tries - 1;
  if (triesLeft > 0) return { outcome: 'wrong', triesLeft };
  await fail(tx, row, 'too_many_tries', now);
  return closed;
}

type Answers = { answers: Record<string, string>; policy: VerificationPolicy };

async function prepare(
  context: Context,
  tx: Tx,
  row: VerificationRow,
  { answers, policy }: Answers,
  now: Date,
): Promise<Confirmed | Asking> {
  const triesLeft = mostTries.questions - row.tries;
  const isAsking = row.asking_since !== null && now.getTime() - row.asking_since.getTime() < askingMs;
  const connected = await openSystem(context, tx);
  if (isAsking || !connected) return { outcome: 'unavailable', triesLeft };
  const asked = policy.questions.map(({ key }) => [key, answers[key] ?? ''] as const);
  if (asked.some(([, said]) => said === '')) return { outcome: 'wrong', triesLeft };
  await countTry(tx, row, now);
  const customer = await readCustomer(tx, row.conversation_id, context.connectors);
  return { row, connected, about: aboutOf(row.id, customer, Object.fromEntries(asked)) };
}

async function settleAsked(context: Context, tx: Tx, token: string, answer: SystemAnswer): Promise<Confirmed> {
  const now = context.now();
  const { row, policy } = await lockLink(tx, token);
  // It was made void, or ran out, while the system was asked.
  if (!(await isOpen(tx, row, now))) return closed;
  if (answer === 'match') {
    await meet(tx, row, policy.validMinutes, now);
    return { outcome: 'done', triesLeft: 0 };
  }
  const triesLeft = mostTries.questions - row.tries;
  if (answer === 'locked' || triesLeft <= 0) {
    await fail(tx, row, answer, now);
    return closed;
  }
  await stopAsking(tx, row);
  return { outcome: answer === 'no_match' ? 'wrong' : 'unavailable', triesLeft };
}
