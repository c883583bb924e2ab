import { sql } from 'kysely';
import * as z from 'zod/mini';
import { LadderStep } from '#contract/escalation.ts';
import { PageCause } from '#contract/page.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { notify } from '#server/features/notification/commands.ts';
import { readLeads } from '#server/features/notification/queries.ts';
import { askGroupForPage } from '#server/features/stakeholder/commands.ts';
import { newWorkspaceToken } from '#server/http/token.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { wakeAt } from '#server/moments/moment.ts';
import { linkPath, linkPrefix } from './link.ts';
import { findCalled } from './people.ts';

const minuteMs = 60_000;

/** Goes on with every page of a workspace whose moment has come: the next step, or the alarm. */
export async function firePages({ db, now }: Pick<Context, 'db' | 'now'>, workspaceId: WorkspaceId): Promise<void> {
  // One page a transaction: what one of them stumbles over does not stop the others' calls from being written.
  while (await db.inWorkspace(workspaceId, (tx) => fireNext(tx, now())));
}

type Due = {
  id: string;
  name: string;
  conversationId: string | null;
  teamId: string | null;
  cause: unknown;
  steps: unknown;
  alarmAfterMinutes: number;
  nextStep: number;
};

const Steps = z.array(LadderStep);

async function fireNext(tx: Tx, now: Date): Promise<boolean> {
  const { rows } = await sql<Due>`
    select p.id, p.name, p.conversation_id as "conversationId", c.team_id as "teamId", p.cause, p.steps,
      p.alarm_after_minutes as "alarmAfterMinutes", p.next_step as "nextStep"
    from page p left join conversation c on c.workspace_id = p.workspace_id and c.id = p.conversation_id
    where p.workspace_id = ${tx.workspaceId} and p.fires_at <= ${now}
    order by p.fires_at, p.id limit 1 for update of p skip locked`.execute(tx);
  const [page] = rows;
  if (!page) return false;
  const steps = Steps.parse(page.steps);
  const step = steps[page.nextStep];
  if (step) await tellStep(tx, page, steps, step, now);
  else await raiseAlarm(tx, page, now);
  return true;
}

/** Counted from now, not from when it was due: after an outage people are not called all at once. */
async function tellStep(tx: Tx, page: Due, steps: readonly LadderStep[], step: LadderStep, now: Date): Promise<void> {
  const people = await findCalled(tx, step.to, page.teamId, now);
  await call(tx, page, people, now);
  const isHeard = people.length + (await askGroups(tx, page, step, now)) > 0;
  const pause = steps[page.nextStep + 1]?.afterMinutes ?? page.alarmAfterMinutes;
  // A step that reaches nobody costs no time.
  const nextAt = new Date(now.getTime() + (isHeard ? pause * minuteMs : 0));
  await sql`
    update page set next_step = ${page.nextStep + 1}, next_at = ${nextAt}, fires_at = ${nextAt}
    where workspace_id = ${tx.workspaceId} and id = ${page.id}`.execute(tx);
  record(tx, {
    type: 'page.told',
    at: now,
    actor: systemActor,
    subject: { kind: 'page', id: page.id },
    conversationId: page.conversationId ?? undefined,
    detail: { step: page.nextStep + 1, people },
  });
  await wakeAt(tx, [nextAt]);
}

/** Puts the step's questions to its groups; answers how many people that reached. */
async function askGroups(tx: Tx, { id: pageId, conversationId }: Due, { to }: LadderStep, now: Date): Promise<number> {
  let reached = 0;
  for (const target of to)
    if (target.kind === 'group' && conversationId !== null) {
      const question = target.question ?? '';
      reached += await askGroupForPage(tx, { pageId, conversationId, groupId: target.id, question }, now);
    }
  return reached;
}

async function call(tx: Tx, page: Due, people: readonly string[], now: Date): Promise<void> {
  if (people.length === 0) return;
  const calls = people.map((agentId) => ({ agentId, ...newWorkspaceToken(linkPrefix, tx.workspaceId) }));
  await tx
    .insertInto('page_call')
    .values(
      calls.map(({ agentId, hash }) => ({
        workspace_id: tx.workspaceId,
        page_id: page.id,
        n: page.nextStep,
        agent_id: agentId,
        at: now,
        token_hash: hash,
      })),
    )
    .execute();
  const { on } = PageCause.parse(page.cause);
  await notify(
    tx,
    calls.map(({ agentId, token }) => ({
      agentId,
      kind: 'paged',
      conversationId: page.conversationId,
      detail: { page: page.id, on, step: page.nextStep + 1, link: linkPath(token) },
      urgency: 'page',
      key: `paged ${page.id} ${page.nextStep}`,
    })),
    now,
  );
}

/** Everybody was called and nobody said a word: those who lead are told at once, and every screen says so. */
async function raiseAlarm(tx: Tx, page: Due, now: Date): Promise<void> {
  await sql`
    update page set state = 'unanswered', fires_at = null where workspace_id = ${tx.workspaceId} and id = ${page.id}`.execute(
    tx,
  );
  record(tx, {
    type: 'page.unanswered',
    at: now,
    actor: systemActor,
    subject: { kind: 'page', id: page.id },
    conversationId: page.conversationId ?? undefined,
    detail: {},
  });
  const leads = (await readLeads(tx))(null);
  await notify(
    tx,
    leads.map((agentId) => ({
      agentId,
      kind: 'page_unanswered',
      conversationId: page.conversationId,
      detail: { page: page.id },
      urgency: 'page',
      key: `unanswered ${page.id}`,
    })),
    now,
  );
}
