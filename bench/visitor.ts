import pg from 'pg';
import { hashToken, newToken, sessionCookie } from '#server/http/token.ts';

/** Headers of a signed-in owner of the generated workspace who is in every team, so that all views have their rows. */
export async function signIn(ownerUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { token } = newToken();
    await client.query(
      `with owner as (
         select a.workspace_id, a.id, a.login_id from agent a
         join agent_role r on r.workspace_id = a.workspace_id and r.agent_id = a.id and r.role_key = 'owner' limit 1
       ), teams as (
         insert into team_member (workspace_id, team_id, agent_id)
         select t.workspace_id, t.id, o.id from team t join owner o on o.workspace_id = t.workspace_id on conflict do nothing
       )
       insert into session (token_hash, login_id, workspace_id, created_at, last_seen_at, expires_at)
       select $1, login_id, workspace_id, now(), now(), now() + interval '1 day' from owner`,
      [hashToken(token)],
    );
    return { cookie: `${sessionCookie}=${token}` };
  } finally {
    await client.end();
  }
}
