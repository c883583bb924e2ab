import pg from 'pg';
import { hashToken, newToken, sessionCookie } from '#server/http/token.ts';

/** The owner, put into every team so that all views have their rows; or a member of one team, who sees only what is theirs. */
export type Who = 'owner' | 'member';

/** Headers of that person of the generated workspace, signed in. */
export async function signIn(ownerUrl: string, who: Who = 'owner'): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { token } = newToken();
    await client.query(
      `with person as (
         select a.workspace_id, a.id, a.login_id, r.role_key from agent a
         join agent_role r on r.workspace_id = a.workspace_id and r.agent_id = a.id and r.role_key = $2
         order by a.id limit 1
       ), teams as (
         insert into team_member (workspace_id, team_id, agent_id)
         select t.workspace_id, t.id, p.id from team t join person p on p.workspace_id = t.workspace_id
         where p.role_key = 'owner' on conflict do nothing
       )
       insert into session (token_hash, login_id, workspace_id, created_at, last_seen_at, expires_at)
       select $1, login_id, workspace_id, now(), now(), now() + interval '1 day' from person`,
      [hashToken(token), who === 'owner' ? 'owner' : 'agent'],
    );
    return { cookie: `${sessionCookie}=${token}` };
  } finally {
    await client.end();
  }
}
