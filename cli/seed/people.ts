import { standardRoles } from '#contract/permissions.ts';
import type { Database } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { record } from '#server/events/record.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { tagNames } from './names.ts';
import { agentNames, channelPlans, generatedOrigin, type Plan, teamNames } from './plan.ts';
import { randomFrom } from './random.ts';

/** Ids that the conversations of a generated workspace point to, by their index in the plan. */
export type Cast = {
  workspaceId: WorkspaceId;
  agents: string[];
  teams: string[];
  tags: string[];
  channels: { id: string; profileId: string }[];
  /** The installation's first person as owner here; null before anybody exists. */
  ownerId: string | null;
};

/** Makes the workspace with its people, teams, tags and accounts. The accounts are disconnected: nothing can be sent. */
export async function makeCast(db: Database, plan: Plan, now: Date): Promise<Cast> {
  const workspaceId = newId(now) as WorkspaceId;
  const random = randomFrom(plan.seed, 'cast');
  const ids = (list: readonly unknown[]) => list.map(() => random.id(plan.until));
  const cast: Cast = {
    workspaceId,
    agents: ids(agentNames),
    teams: ids(teamNames),
    tags: ids(tagNames),
    channels: channelPlans.map(() => ({ id: random.id(plan.until), profileId: random.id(plan.until) })),
    ownerId: null,
  };
  const name = `Generated: ${plan.conversations.toLocaleString('en')} conversations, seed ${plan.seed}`;
  await db.kysely
    .insertInto('workspace')
    .values({ id: workspaceId, name, kind: 'generated', created_at: now })
    .execute();
  const owner = await db.kysely.selectFrom('login').select('id').orderBy('created_at').orderBy('id').executeTakeFirst();
  const logins = agentNames.map((agentName) => ({
    id: newId(now),
    email: `${agentName.toLowerCase().replace(' ', '.')}.${workspaceId}@generated.example`,
    // No password hashes to this, so nobody signs in as a generated person.
    password_hash: 'none',
    created_at: now,
  }));
  await db.kysely.insertInto('login').values(logins).execute();

  await db.inWorkspace(workspaceId, async (tx) => {
    const base = { workspace_id: workspaceId };
    await tx.insertInto('event_head').values(base).execute();
    await tx.insertInto('conversation_counter').values(base).execute();
    const roles = Object.entries(standardRoles).map(([key, permissions]) => ({
      ...base,
      key,
      permissions: [...permissions],
    }));
    await tx.insertInto('role').values(roles).execute();
    const people = logins.map((login, n) => ({
      id: cast.agents[n] ?? newId(now),
      login: login.id,
      name: agentNames[n] ?? '',
      role: 'agent',
    }));
    if (owner) {
      cast.ownerId = newId(now);
      people.push({ id: cast.ownerId, login: owner.id, name: 'Owner', role: 'owner' });
    }
    for (const person of people) {
      await tx
        .insertInto('agent')
        .values({ ...base, id: person.id, login_id: person.login, name: person.name, created_at: now })
        .execute();
      await tx
        .insertInto('agent_role')
        .values({ ...base, agent_id: person.id, role_key: person.role })
        .execute();
    }
    await tx
      .insertInto('team')
      .values(teamNames.map((team, n) => ({ ...base, id: cast.teams[n] ?? '', name: team, created_at: now })))
      .execute();
    const members = cast.agents.map((agentId, n) => ({
      ...base,
      team_id: cast.teams[n % teamNames.length] ?? '',
      agent_id: agentId,
    }));
    await tx.insertInto('team_member').values(members).execute();
    await tx
      .insertInto('tag')
      .values(tagNames.map((tag, n) => ({ ...base, id: cast.tags[n] ?? '', name: tag })))
      .execute();
    for (const [n, { network, handle }] of channelPlans.entries()) {
      const ours = cast.channels[n];
      if (!ours) continue;
      const account = {
        ...base,
        network,
        origin: generatedOrigin,
        external_id: `generated-brand-${n}`,
        handle,
        name: 'Kettle & Co (generated)',
      };
      const reason = 'This account is generated. Nothing comes in or leaves.';
      await tx
        .insertInto('channel')
        .values({ ...account, id: ours.id, state: 'disconnected', state_reason: reason, connected_at: now })
        .execute();
      await tx
        .insertInto('profile')
        .values({ ...account, id: ours.profileId, seen_at: now })
        .execute();
    }
    const subject = { kind: 'workspace', id: workspaceId };
    record(tx, {
      type: 'workspace.created',
      at: now,
      actor: systemActor,
      subject,
      detail: { name, kind: 'generated' },
    });
  });
  return cast;
}
