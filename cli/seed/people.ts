import type { Database } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { insertAgent, insertWorkspace } from '#server/features/workspace/commands.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { tagNames } from './names.ts';
import { agentNames, channelPlans, generatedOrigin, type Plan, teamNames } from './plan.ts';
import { randomFrom } from './random.ts';

const dayMs = 86_400_000;

/** Ids that the conversations of a generated workspace point to, by their index in the plan. */
export type Cast = {
  workspaceId: WorkspaceId;
  agents: string[];
  teams: string[];
  tags: string[];
  channels: { id: string; profileId: string }[];
  ownerId: string;
};

/**
 * Makes the workspace with its people, teams, tags and accounts. The installation's first person owns it; before anybody
 * exists, a generated one does. The accounts are disconnected: nothing can be sent.
 */
export async function makeCast(db: Database, plan: Plan, now: Date): Promise<Cast> {
  // Nobody can know a workspace that does not exist yet, so its id may be minted here.
  const workspaceId = newId(now) as WorkspaceId;
  const random = randomFrom(plan.seed, 'cast');
  const ids = (list: readonly unknown[]) => list.map(() => random.id(plan.until));
  const first = await db.kysely.selectFrom('login').select('id').orderBy('created_at').orderBy('id').executeTakeFirst();
  const logins = agentNames.map((name) => ({
    id: newId(now),
    email: `${name.toLowerCase().replace(' ', '.')}.${workspaceId}@generated.example`,
    // No password hashes to this, so nobody signs in as a generated person.
    password_hash: 'none',
    created_at: now,
  }));
  await db.kysely.insertInto('login').values(logins).execute();
  // They were there when the first customer wrote: the past can be lived again with them.
  const began = new Date(plan.until.getTime() - plan.days * dayMs);

  return db.inWorkspace(workspaceId, async (tx) => {
    const base = { workspace_id: workspaceId };
    const name = `Generated: ${plan.conversations.toLocaleString('en')} conversations, seed ${plan.seed}`;
    const owner = { loginId: first?.id ?? logins[0]?.id ?? '', name: first ? 'Owner' : (agentNames[0] ?? '') };
    const ownerId = await insertWorkspace(tx, { name, kind: 'generated' }, owner, began);
    const agents: string[] = [];
    for (const [n, login] of logins.entries())
      agents.push(
        login.id === owner.loginId
          ? ownerId
          : await insertAgent(tx, { loginId: login.id, name: agentNames[n] ?? '', role: 'agent' }, began),
      );
    const cast: Cast = {
      workspaceId,
      agents,
      teams: ids(teamNames),
      tags: ids(tagNames),
      channels: channelPlans.map(() => ({ id: random.id(plan.until), profileId: random.id(plan.until) })),
      ownerId,
    };
    const teams = teamNames.map((team, n) => ({ ...base, id: cast.teams[n] ?? '', name: team, created_at: now }));
    await tx.insertInto('team').values(teams).execute();
    const members = agents.map((agentId, n) => ({
      ...base,
      team_id: cast.teams[n % teamNames.length] ?? '',
      agent_id: agentId,
    }));
    await tx.insertInto('team_member').values(members).execute();
    const tags = tagNames.map((tag, n) => ({ ...base, id: cast.tags[n] ?? '', name: tag }));
    await tx.insertInto('tag').values(tags).execute();
    for (const [n, { network, handle }] of channelPlans.entries()) {
      const { id = '', profileId = '' } = cast.channels[n] ?? {};
      const account = {
        ...base,
        network,
        origin: generatedOrigin,
        external_id: `generated-brand-${n}`,
        handle,
        name: 'Kettle & Co (generated)',
      };
      const state = { state: 'disconnected', state_reason: 'This account is generated. Nothing comes in or leaves.' };
      await tx
        .insertInto('channel')
        .values({ ...account, ...state, id, connected_at: now })
        .execute();
      await tx
        .insertInto('profile')
        .values({ ...account, id: profileId, seen_at: now })
        .execute();
    }
    return cast;
  });
}
