import { sql } from 'kysely';
import { type RoleKey, standardRoles } from '#contract/permissions.ts';
import type { PolicyContent } from '#contract/policy.ts';
import type { WorkspaceKind } from '#contract/session.ts';
import { defaultRemindAfterMinutes } from '#contract/stakeholder.ts';
import { taxonomyIn } from '#contract/taxonomy-names.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { activate, saveDraft } from '#server/features/policy/commands.ts';
import { hasSecondStep } from '#server/features/second-step/queries.ts';
import { hashPassword, moveSession } from '#server/features/session/commands.ts';
import { getPerson, getSelf, type Region } from '#server/features/session/queries.ts';
import { insertDefaultGroups } from '#server/features/stakeholder/commands.ts';
import { insertWatchedView } from '#server/features/view/commands.ts';
import { actorOf, systemActor, type Viewer, type WorkspaceId } from '#server/http/viewer.ts';
import { firstCalendars, firstMatrix, firstNames } from './first-names.ts';

export type NewWorkspace = { id: WorkspaceId; name: string; kind: WorkspaceKind; ownerId: string };
/** Runs after a workspace is there, outside its transaction; a failure is logged and leaves the workspace usable. */
export type OnWorkspaceCreated = (workspace: NewWorkspace) => Promise<void>;

type Owner = { loginId: string; name: string } & Region;
type FirstOwner = {
  name: string;
  email: string;
  password: string;
  workspaceName: string;
} & Region;

/**
 * Creates the first login with a workspace of which it is the owner: a practice one unless told otherwise. Of several
 * at once one wins. Throws AppError `conflict` when there is a login already.
 */
export async function createFirstOwner(
  context: Context,
  { name, email, password, workspaceName, ...region }: FirstOwner,
  { kind = 'practice', hooks }: { kind?: WorkspaceKind; hooks: readonly OnWorkspaceCreated[] },
): Promise<{ loginId: string; agentId: string; workspaceId: WorkspaceId }> {
  const { db, now } = context;
  const passwordHash = await hashPassword(password);
  const loginId = newId(now());
  const workspaceId = mintWorkspaceId(now());
  const agentId = await db.inWorkspace(workspaceId, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('earshot.setup'))`.execute(tx);
    if (await tx.selectFrom('login').select('id').limit(1).executeTakeFirst())
      throw new AppError('conflict', 'already_set_up', 'Earshot is set up already. Sign in, or ask for an invitation.');
    await tx
      .insertInto('login')
      .values({ id: loginId, email, password_hash: passwordHash, created_at: now() })
      .execute();
    return insertWorkspace(tx, { name: workspaceName, kind }, { loginId, name, ...region }, now());
  });
  await runHooks(context, hooks, { id: workspaceId, name: workspaceName, kind, ownerId: agentId });
  return { loginId, agentId, workspaceId };
}

/** Makes a live workspace of which the same person is the owner, and moves their session there. */
export async function createLiveWorkspace(
  context: Context,
  viewer: Viewer,
  { name, token, hooks }: { name: string; token: string; hooks: readonly OnWorkspaceCreated[] },
): Promise<WorkspaceId> {
  const { db, now } = context;
  const owner = await db.inWorkspace(viewer.workspaceId, async (tx) => {
    const { loginId, agentId } = await getPerson(tx, viewer);
    return { loginId, ...(await getSelf(tx, agentId)) };
  });
  const workspaceId = mintWorkspaceId(now());
  const agentId = await db.inWorkspace(workspaceId, async (tx) => {
    const agentId = await insertWorkspace(tx, { name, kind: 'live' }, owner, now());
    await moveSession(tx, token, workspaceId);
    return agentId;
  });
  await runHooks(context, hooks, { id: workspaceId, name, kind: 'live', ownerId: agentId });
  return workspaceId;
}

/** Writes the workspace that the transaction stands in, with its roles, counters and owner; answers the owner's id. */
export async function insertWorkspace(
  tx: Tx,
  { name, kind }: { name: string; kind: WorkspaceKind },
  owner: Owner,
  now: Date,
): Promise<string> {
  const workspaceId = tx.workspaceId;
  await tx.insertInto('workspace').values({ id: workspaceId, name, kind, created_at: now }).execute();
  await tx.insertInto('event_head').values({ workspace_id: workspaceId }).execute();
  await tx.insertInto('conversation_counter').values({ workspace_id: workspaceId }).execute();
  await tx
    .insertInto('role')
    .values(
      Object.entries(standardRoles).map(([key, permissions]) => ({
        workspace_id: workspaceId,
        key,
        permissions: [...permissions],
      })),
    )
    .execute();
  record(tx, {
    type: 'workspace.created',
    at: now,
    actor: { kind: 'system', id: null },
    subject: { kind: 'workspace', id: workspaceId },
    detail: { name, kind },
  });
  const language = owner.language ?? 'en';
  const names = firstNames(language);
  await insertDefaultGroups(tx, names.groups, defaultRemindAfterMinutes, now);
  await insertWatchedView(tx, names.watched, now);
  const ownerId = await insertAgent(tx, { ...owner, role: 'owner' }, now);
  if (owner.timeZone) await switchOn(tx, { kind: 'calendars', body: firstCalendars(language, owner.timeZone) }, now);
  // Else it would go by the program's own, whose names are English.
  if (language !== 'en') {
    await switchOn(tx, { kind: 'priority', body: firstMatrix(language) }, now);
    await switchOn(tx, { kind: 'taxonomy', body: taxonomyIn(language) }, now);
  }
  return ownerId;
}

async function switchOn(tx: Tx, content: PolicyContent, now: Date): Promise<void> {
  const version = await saveDraft(tx, systemActor, content, now);
  await activate(tx, systemActor, { kind: content.kind, version, replaces: 0, at: null }, now);
}

/** Adds a login to the workspace as an agent with one role. */
export async function insertAgent(
  tx: Tx,
  { loginId, name, role, language, locale, timeZone }: Owner & { role: RoleKey },
  now: Date,
): Promise<string> {
  const id = newId(now);
  await tx
    .insertInto('agent')
    .values({
      workspace_id: tx.workspaceId,
      id,
      login_id: loginId,
      name,
      language,
      locale,
      time_zone: timeZone,
      created_at: now,
    })
    .execute();
  await tx.insertInto('agent_role').values({ workspace_id: tx.workspaceId, agent_id: id, role_key: role }).execute();
  record(tx, {
    type: 'agent.joined',
    at: now,
    actor: { kind: 'agent', id },
    subject: { kind: 'agent', id },
    detail: { name, role },
  });
  return id;
}

export async function renameWorkspace(tx: Tx, viewer: Viewer, name: string, now: Date): Promise<void> {
  const before = await tx
    .selectFrom('workspace')
    .select('name')
    .where('id', '=', viewer.workspaceId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  if (before.name === name) return;
  await tx.updateTable('workspace').set({ name }).where('id', '=', viewer.workspaceId).execute();
  record(tx, {
    type: 'workspace.renamed',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'workspace', id: viewer.workspaceId },
    detail: { from: before.name, to: name },
  });
}

/** Says whether everyone here needs a second step. Who asks it of others has one: else they would lock themselves out. */
export async function requireSecondStep(tx: Tx, viewer: Viewer, needed: boolean, now: Date): Promise<void> {
  if (needed && !(await hasSecondStep(tx, (await getPerson(tx, viewer)).loginId)))
    throw new AppError(
      'refused',
      'not_possible_here',
      'Turn on two-step sign-in for yourself first, in Your account. Then you can ask it of everyone.',
    );
  const changed = await tx
    .updateTable('workspace')
    .set({ needs_second_step: needed })
    .where('id', '=', viewer.workspaceId)
    .where('needs_second_step', '!=', needed)
    .returning('id')
    .execute();
  if (changed.length === 0) return;
  record(tx, {
    type: 'workspace.second_step_required',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'workspace', id: viewer.workspaceId },
    detail: { needed },
  });
}

/** Nobody else can know a workspace that does not exist yet, so a new id may be minted here. */
const mintWorkspaceId = (now: Date) => newId(now) as WorkspaceId;

async function runHooks(
  { log }: Context,
  hooks: readonly OnWorkspaceCreated[],
  workspace: NewWorkspace,
): Promise<void> {
  for (const hook of hooks)
    try {
      await hook(workspace);
    } catch (err) {
      log.warn({ err, workspaceId: workspace.id }, 'A new workspace could not be prepared in full.');
    }
}
