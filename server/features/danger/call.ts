import type { DangerKind } from '#contract/danger.ts';
import type { LadderStep } from '#contract/escalation.ts';
import type { PolicyBody } from '#contract/policy.ts';
import type { Tx } from '#server/db/client.ts';
import { changeConversation, lockConversations } from '#server/features/conversation/commands.ts';
import { startPage } from '#server/features/page/commands.ts';
import { findCalled } from '#server/features/page/queries.ts';
import { type ActivePolicy, readActive } from '#server/features/policy/queries.ts';
import { listRotas } from '#server/features/rota/queries.ts';
import type { Actor } from '#server/http/viewer.ts';

type Alarm = { id: string; conversationId: string; kinds: readonly DangerKind[] };

/**
 * Calls people at once, at any hour, and takes the conversation out of every queue: it is open and urgent, and whoever is
 * called first has it until somebody else says that they take care.
 */
export async function callForHelp(
  tx: Tx,
  actor: Actor,
  { id, conversationId, kinds }: Alarm,
  now: Date,
): Promise<void> {
  const policy: ActivePolicy<'danger'> = await readActive(tx, 'danger');
  const steps = await stepsOf(tx, policy.body, now);
  const [standing] = await lockConversations(tx, [conversationId]);
  const called = await findCalled(tx, steps[0]?.to ?? [], standing?.teamId ?? null, now);
  await startPage(
    tx,
    actor,
    {
      ...{ ladder: 'danger', name: '', policyVersion: policy.version, conversationId, occasion: id, steps },
      cause: { on: 'danger', danger: kinds[0] },
      alarmAfterMinutes: policy.body.alarmAfterMinutes,
    },
    now,
  );
  const [first] = called;
  await changeConversation(
    tx,
    actor,
    conversationId,
    {
      ...{ status: 'open' as const, priority: 'urgent' as const },
      ...(standing?.assigneeId === null && first !== undefined ? { assigneeId: first } : {}),
    },
    now,
  );
}

/** The policy's steps; the first calls whoever is on call as well. */
async function stepsOf(tx: Tx, { steps, callsOnCall }: PolicyBody<'danger'>, now: Date): Promise<LadderStep[]> {
  const [first, ...rest] = steps;
  if (!first || !callsOnCall) return [...steps];
  const { rotas } = await listRotas(tx, now);
  return [
    { ...first, to: [...rotas.map(({ id }) => ({ kind: 'rota' as const, id })), ...first.to].slice(0, 10) },
    ...rest,
  ];
}
