import type { FilledTemplate } from '#connectors/outbound.ts';
import type { CheckResult, ReplyInput } from '#contract/dispatch.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import type { Carried, Facts, TextFacts } from './facts.ts';
import type { Surroundings } from './gather.ts';
import { type ActionVerb, gatherAction, gatherAgain, gatherPerson, type PersonVerb } from './gather-action.ts';
import { Entered, gatherKept, type Kept } from './gather-again.ts';
import { gatherEdit } from './gather-edit.ts';
import { gatherText } from './gather-text.ts';
import { checkAction, checkText } from './pipeline.ts';
import type { Plan } from './plan.ts';
import { findMessage } from './queries.ts';
import { leaveTrace, type Sealable, sealNow } from './trace.ts';
import { isInTheWay, mayLeave } from './verdict.ts';

export { makeApprovalLinks } from './approval-links.ts';
export { voidApproval } from './ask-approval.ts';
export { contentHash } from './content.ts';
export type { Carried } from './facts.ts';
export { hasPassed } from './passed.ts';
export { type Plan, Targets } from './plan.ts';
export { queuePart, queueThrough } from './queue.ts';
export { quietNow } from './quiet-now.ts';
export { type Gone, standsStill } from './stands-still.ts';
export { sealWhole } from './whole.ts';
export { isLate } from './window.ts';

type EditInput = { text: string; accepted: readonly string[]; publishReason?: string | undefined };

/** What somebody wants to leave. */
export type Wanted =
  | { kind: 'text'; conversationId: string; input: ReplyInput; carries?: Carried; template?: FilledTemplate }
  | { kind: 'edit'; messageId: string; input: EditInput }
  | { kind: 'action'; messageId: string; verb: ActionVerb }
  | { kind: 'person'; conversationId: string; verb: PersonVerb };

export type Passed =
  | {
      ok: true;
      checks: CheckResult[];
      plan: Plan;
      /** What was known; of a text also what it promises and by which policies. */
      facts: Facts | TextFacts;
      /** A second person has to let it through first. */
      waits: boolean;
    }
  | { ok: false; checks: CheckResult[] };
type Outside = Pick<Surroundings, 'connectors' | 'now'>;

/**
 * The one gate: whatever leaves passes here, whoever asks. It holds the conversation's lock until the transaction ends,
 * so what it decided is still true when the dispatch is written. A refusal is a value and an event.
 */
export async function passGate(tx: Tx, viewer: Viewer, wanted: Wanted, outside: Outside): Promise<Passed> {
  const { checks, plan, facts, verb, conversationId } = await ask(tx, viewer, wanted, { ...outside, lock: true });
  const accepted = 'input' in wanted ? wanted.input.accepted : acceptedInActions;
  if (plan && mayLeave(checks, accepted)) return { ok: true, checks, plan, facts, waits: needsApproval(checks) };
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

const needsApproval = (checks: readonly CheckResult[]) => checks.some(({ verdict }) => verdict === 'approval');

/** What the gate would say now; nothing is locked, written or sent. */
export async function askGate(tx: Tx, viewer: Viewer, wanted: Wanted, outside: Outside): Promise<CheckResult[]> {
  return (await ask(tx, viewer, wanted, { ...outside, lock: false })).checks;
}

type Again = {
  kept: Kept | (Omit<Kept, 'stage'> & { stage: null });
  /** The posts of the thread that it leaves as, in order, where that is what it is. */
  parts?: readonly Sealable[];
  /** Given for exactly this dispatch. */
  approvalId: string | null;
  /** Answers of others after this version of the conversation stand in its way; null when a person saw them. */
  since: number | null;
};

/**
 * The gate for what a dispatch keeps: a second try, or what a second person let through. Whoever sends it now needs the
 * rights now; warnings were read before. Leaves a trace, of a thread one for each part. Throws `gate_refused` with what
 * stands in the way.
 */
export async function passAgain(
  tx: Tx,
  viewer: Viewer,
  { kept, parts = [], approvalId, since }: Again,
  outside: Outside,
): Promise<void> {
  const { connectors, now } = outside;
  const { stage } = kept;
  const text =
    stage === null
      ? await gatherKeptEdit(tx, viewer, kept, outside)
      : await gatherKept(tx, viewer, { kept: { ...kept, stage }, parts, since }, outside);
  const checks = text
    ? checkText(text)
    : checkAction((await gatherAgain(tx, viewer, kept, { connectors, now, lock: true })).facts);
  const inTheWay = checks.filter(
    ({ verdict }) => verdict === 'stop' || (verdict === 'approval' && approvalId === null),
  );
  const [first] = inTheWay;
  if (first) throw new AppError('refused', 'gate_refused', first.message, { parameters: { checks: inTheWay } });
  const run = { outcome: 'passed', checks, facts: text, actor: actorOf(viewer), approvalId } as const;
  for (const one of parts.length > 0 ? parts : [kept])
    await leaveTrace(tx, { ...run, dispatchId: one.id, seal: await sealNow(tx, one) }, now);
}

/** The words of a correction are judged again like any other; null for what has none. */
async function gatherKeptEdit(
  tx: Tx,
  viewer: Viewer,
  kept: Again['kept'],
  outside: Outside,
): Promise<TextFacts | null> {
  const target = kept.verb === 'edit' && kept.message_id ? await findMessage(tx, kept.message_id) : undefined;
  if (!target?.conversationId) return null;
  const { publishReason } = Entered.parse(kept.entered);
  const asked = { target: { ...target, conversationId: target.conversationId }, text: kept.content, publishReason };
  return (await gatherEdit(tx, viewer, asked, { ...outside, lock: true })).facts;
}

/** An action has no composer in which a pause could be accepted; it waits until the network takes calls again. */
const acceptedInActions = ['channel'];

async function ask(tx: Tx, viewer: Viewer, wanted: Wanted, surroundings: Surroundings) {
  if (wanted.kind === 'text') {
    const { facts, plan } = await gatherText(tx, viewer, wanted, surroundings);
    return { checks: checkText(facts), facts, plan, verb: facts.verb, conversationId: wanted.conversationId };
  }
  if (wanted.kind === 'person') {
    const { facts, plan } = await gatherPerson(tx, viewer, wanted, surroundings);
    return { checks: checkAction(facts), facts, plan, verb: wanted.verb, conversationId: wanted.conversationId };
  }
  const target = await findMessage(tx, wanted.messageId);
  if (!target?.conversationId) throw notFound('message');
  const { conversationId } = target;
  if (wanted.kind === 'edit') {
    const { text, publishReason } = wanted.input;
    const asked = { target: { ...target, conversationId }, text, publishReason };
    const { facts, plan } = await gatherEdit(tx, viewer, asked, surroundings);
    return { checks: checkText(facts), facts, plan, verb: facts.verb, conversationId };
  }
  const { facts, plan } = await gatherAction(
    tx,
    viewer,
    { target: { ...target, conversationId }, verb: wanted.verb },
    surroundings,
  );
  return { checks: checkAction(facts), facts, plan, verb: wanted.verb, conversationId };
}
