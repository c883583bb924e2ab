import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { appPurpose, hookPrefix } from '#server/features/intake/queries.ts';
import { hashToken, newWorkspaceToken } from '#server/http/token.ts';
import { readKey, secretBox } from '#server/secret-box.ts';

/** The door of a running program for a network's deliveries, with a secret that this process knows. */
export type Hook = { postgresUrl: string; account: string; deliver(body: string): Promise<void> };

/** Gives the sandbox account of the program on this data folder a new address and secret. */
export async function takeHook(dataDir: string): Promise<Hook> {
  const { url, postgresUrl } = JSON.parse(readFileSync(join(dataDir, 'running.json'), 'utf8')) as {
    url: string;
    postgresUrl: string;
  };
  const secret = 'bench-webhook-secret';
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ workspace_id: string; app_id: string; external_id: string }>(
      "select workspace_id, app_id, external_id from channel where network = 'sandbox' and app_id is not null limit 1",
    );
    const [channel] = rows;
    if (!channel) throw new Error('The practice workspace has no sandbox account.');
    const { token } = newWorkspaceToken(hookPrefix, channel.workspace_id);
    const sealed = secretBox(readKey(dataDir, undefined)).seal([secret], appPurpose(channel.app_id));
    await client.query('update app set hook_token_hash = $1, secrets_enc = $2 where id = $3', [
      hashToken(token),
      sealed,
      channel.app_id,
    ]);
    return {
      postgresUrl,
      account: channel.external_id,
      deliver: (body) => post(`${url}/hooks/${token}`, body, secret),
    };
  } finally {
    await client.end();
  }
}

async function post(url: string, body: string, secret: string): Promise<void> {
  const at = Math.floor(Date.now() / 1000);
  const mac = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-sandbox-signature': `t=${at},v1=${mac}` };
  const response = await fetch(url, { method: 'POST', headers, body });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`The hook answered ${response.status}.`);
}
