import type { ReplyInput } from '#contract/dispatch.ts';
import { levelOfWay, type VerificationWay, type WayHurdle } from '#contract/verification.ts';
import type { VerificationPolicy } from '#contract/verification-policy.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { lockConversations, refuseMerged } from '#server/features/conversation/commands.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import { saySomething } from '#server/features/dispatch/commands.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { newWorkspaceToken } from '#server/http/token.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { hashCode, newCode } from './code.ts';
import { type Customer, hurdleOf, readCustomer, readOffered } from './customer.ts';
import { identityPath, identityPrefix } from './link.ts';
import { keepDispatch, makeVoid } from './rows.ts';
import { hashHandle } from './standing.ts';

type Outside = Pick<Context, 'connectors' | 'config'> & { now: Date };

/** What was started: what still has to go out by another way than the conversation. */
export type Started = { id: string; customer: Customer; code: string | null; policy: VerificationPolicy };

/**
 * Starts a verification in place of one that waits. The link leaves through the gate in the name of who starts it, at once,
 * so that it is never back among anybody's drafts. Throws `not_found`, `not_possible_here` with the hurdle, `gate_refused`.
 */
export async function begin(
  tx: Tx,
  viewer: Viewer,
  { conversationId, way }: { conversationId: string; way: VerificationWay },
  { connectors, config, now }: Outside,
): Promise<Started> {
  await getPlaced(tx, viewer, conversationId);
  const [locked] = await lockConversations(tx, [conversationId]);
  await refuseMerged(tx, conversationId, locked?.isMerged ?? false);
  const customer = await readCustomer(tx, conversationId, connectors);
  const hurdle = hurdleOf(way, customer, await readOffered(tx));
  if (hurdle) throw new AppError('invalid', 'not_possible_here', hurdleWords[hurdle], { parameters: { hurdle } });
  const { body: policy } = await readActive(tx, 'verification');
  await makeVoid(tx, { conversationId, which: 'open', reason: 'replaced' }, actorOf(viewer), now);

  const { token, hash } = newWorkspaceToken(identityPrefix, tx.workspaceId);
  const code = way === 'mail_code' || way === 'sms_code' ? newCode() : null;
  const [id, level, actor] = [newId(now), levelOfWay[way], actorOf(viewer)];
  await tx
    .insertInto('verification')
    .values({
      workspace_id: tx.workspaceId,
      id,
      conversation_id: conversationId,
      profile_id: customer.profileId,
      contact_id: customer.contactId,
      way,
      level,
      state: 'asked',
      token_hash: way === 'system' ? null : hash,
      code_hash: code === null ? null : hashCode(code, token),
      hint: hintOf(way, customer),
      handle_hash: hashHandle(customer.handle),
      language: customer.language,
      asked_at: now,
      open_until: new Date(now.getTime() + policy.linkMinutes * 60_000),
      asked_by_kind: actor.kind,
      asked_by: actor.id,
    })
    .execute();
  const subject = { kind: 'verification', id };
  record(tx, { type: 'verification.asked', at: now, actor, subject, conversationId, detail: { way, level } });
  if (way !== 'system') {
    const url = `${config.publicUrl ?? `http://127.0.0.1:${config.port}`}${identityPath(token)}`;
    const text = textFor(policy, customer.language, url);
    await keepDispatch(tx, id, await send(tx, viewer, { conversationId, id, text }, { connectors, now }));
  }
  return { id, customer, code, policy };
}

type Sent = { conversationId: string; id: string; text: string };

async function send(
  tx: Tx,
  viewer: Viewer,
  { conversationId, id, text }: Sent,
  outside: Pick<Outside, 'connectors' | 'now'>,
) {
  const { version } = await tx
    .selectFrom('conversation')
    .select('version')
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', conversationId)
    .executeTakeFirstOrThrow();
  const input: ReplyInput = {
    clientKey: id,
    stage: 'private',
    text,
    attachmentIds: [],
    addresseeIds: [],
    seenVersion: version,
    accepted: ['channel'],
  };
  const carries = 'verification_link' as const;
  const outcome = await saySomething(tx, viewer, { conversationId, input, carries }, { ...outside, undoMs: 0 });
  if (outcome.ok) return outcome.dispatch.id;
  const checks = outcome.checks.filter(({ verdict }) => verdict === 'stop' || verdict === 'warn');
  throw new AppError('refused', 'gate_refused', checks[0]?.message ?? 'The gate refused the link.', {
    parameters: { checks },
  });
}

/** Pure: the text in the customer's language, else the first. */
function textFor({ texts, linkMinutes }: VerificationPolicy, language: string | null, url: string): string {
  const base = language?.toLowerCase().split('-')[0];
  const chosen = texts.find((one) => one.language === base) ?? texts[0];
  return (chosen?.text ?? '{link}').replaceAll('{link}', url).replaceAll('{minutes}', String(linkMinutes));
}

/** An address or number of which only its owner can tell what it is. */
function hintOf(way: VerificationWay, { fields }: Customer): string {
  if (way === 'sms_code') return `••• ${String(fields.phone).slice(-2)}`;
  if (way !== 'mail_code') return '';
  const [box = '', host = ''] = String(fields.mail).split('@');
  return `${box.slice(0, 1)}•••@${host.slice(0, 1)}•••`;
}

const hurdleWords: Record<WayHurdle, string> = {
  no_private_way: 'There is no private way to this customer, and nobody is asked in public to show who they are.',
  new_address: 'This address came to the contact only after the conversation began, so it shows nothing.',
  no_mail_server: 'No mail server is set up. Add one in Settings → Notifications → Ways.',
  no_sms_service: 'No service for text messages is set up. Add one in Settings → Notifications → Ways.',
  no_mail: 'The contact has no mail address on file.',
  no_phone: 'The contact has no telephone number on file.',
  no_system: 'No system is connected that knows the customers. Connect one in Settings → Verification.',
};
