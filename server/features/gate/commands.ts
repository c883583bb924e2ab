import type { Verb } from '#connectors/connector.ts';
import type { CheckResult, ReplyInput } from '#contract/dispatch.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { readOrigins } from '#server/features/saved-reply/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { savedReply } from './checks/saved-reply.ts';
import {
  type ActionVerb,
  gatherAction,
  gatherAgain,
  gatherPerson,
  gatherText,
  type PersonVerb,
  type Surroundings,
} from './gather.ts';
import { gatherEdit } from './gather-edit.ts';
import { checkAction, checkText } from './pipeline.ts';
import type { Plan } from './plan.ts';
import { findMessage } from './queries.ts';
import { isInTheWay, mayLeave } from './verdict.ts';

export { contentHash } from './content.ts';
export { type Plan, Targets } from './plan.ts';

/** What somebody wants to leave. */
export type Wanted =
  | { kind: 'text'; conversationId: string; input: ReplyInput }
  | { kind: 'edit'; messageId: string; input: { text: string; accepted: readonly string[] } }
  | { kind: 'action'; messageId: string; verb: ActionVerb }
  | { kind: 'person'; conversationId: string; verb: PersonVerb };

export type Passed = { ok: true; checks: CheckResult[]; plan: Plan } | { ok: false; checks: CheckResult[] };
/** The words of an answer, and the saved replies they were made from. */
type Said = { text: string; savedReplyIds: readonly string[] };

type Outside = Pick<Surroundings, 'connectors' | 'now'>;

/**
 * The one gate: whatever leaves passes here, whoever asks. It holds the conversation's lock until the transaction ends,
 * so what it decided is still true when the dispatch is written. A refusal is a value and an event.
 */
export async function passGate(tx: Tx, viewer: Viewer, wanted: Wanted, outside: Outside): Promise<Passed> {
  const { checks, plan, verb, conversationId } = await ask(tx, viewer, wanted, { ...outside, lock: true });
  const accepted = 'input' in wanted ? wanted.input.accepted : acceptedInActions;
  if (plan && mayLeave(checks, accepted)) return { ok: true, checks, plan };
  const inTheWay = checks.filter((result) => isInTheWay(result, accepted));
  record(tx, {
    type: 'dispatch.refused',
    at: outside.now,
    actor: actorOf(viewer),
    subject: { kind: 'conversation', id: conversationId },
    conversationId,
    detail: { verb, checks: inTheWay.map(({ check }) => check) },
  });
  return { ok: false, checks };
}

/** What the gate would say now; nothing is locked, written or sent. */
export async function askGate(tx: Tx, viewer: Viewer, wanted: Wanted, outside: Outside): Promise<CheckResult[]> {
  return (await ask(tx, viewer, wanted, { ...outside, lock: false })).checks;
}

/**
 * The gate for a second start of something that passed once: who asks now, through a channel that speaks, about a
 * message that still stands. Throws `gate_refused`.
 */
export async function passAgain(
  tx: Tx,
  viewer: Viewer,
  wanted: { verb: Verb; conversationId: string; messageId: string | null; said: Said | null },
  outside: Outside,
): Promise<void> {
  const { facts } = await gatherAgain(tx, viewer, wanted, { ...outside, lock: true });
  const checks = [...checkAction(facts), ...(await checkSaid(tx, viewer, wanted.said, outside.now))];
  const stopped = checks.find(({ verdict }) => verdict === 'stop');
  if (stopped) throw new AppError('refused', 'gate_refused', stopped.message, { parameters: { checks: [stopped] } });
}

/** What was good when it was first sent may have expired since. */
async function checkSaid(tx: Tx, viewer: Viewer, said: Said | null, now: Date): Promise<CheckResult[]> {
  if (!said) return [];
  const origins = await readOrigins(tx, viewer, { ...said, now });
  return savedReply.look({ text: said.text, origins }).map((finding) => ({ check: savedReply.name, ...finding }));
}

/** An action has no composer in which a pause could be accepted; it waits until the network takes calls again. */
const acceptedInActions = ['channel'];

async function ask(tx: Tx, viewer: Viewer, wanted: Wanted, surroundings: Surroundings) {
  if (wanted.kind === 'text') {
    const { facts, plan } = await gatherText(tx, viewer, wanted, surroundings);
    return { checks: checkText(facts), plan, verb: facts.verb, conversationId: wanted.conversationId };
  }
  if (wanted.kind === 'person') {
    const { facts, plan } = await gatherPerson(tx, viewer, wanted, surroundings);
    return { checks: checkAction(facts), plan, verb: wanted.verb, conversationId: wanted.conversationId };
  }
  const target = await findMessage(tx, wanted.messageId);
  if (!target?.conversationId) throw notFound('message');
  const { conversationId } = target;
  if (wanted.kind === 'edit') {
    const asked = { target: { ...target, conversationId }, text: wanted.input.text };
    const { facts, plan } = await gatherEdit(tx, viewer, asked, surroundings);
    return { checks: checkText(facts), plan, verb: facts.verb, conversationId };
  }
  const { facts, plan } = await gatherAction(
    tx,
    viewer,
    { target: { ...target, conversationId }, verb: wanted.verb },
    surroundings,
  );
  return { checks: checkAction(facts), plan, verb: wanted.verb, conversationId };
}
