import pino from 'pino';
import { connectChannel } from '#contract/channel-connect.ts';
import { type ReplyInput, sendReply } from '#contract/dispatch.ts';
import { eventually } from '#sandbox/testing.ts';
import { readConfig } from '#server/config.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { createOutward } from '#server/outward.ts';
import { openPractised } from '#server/practised.ts';
import { practisedMount } from '#server/practised-address.ts';
import { secretBox } from '#server/secret-box.ts';
import { startTestApp, type TestApp } from './app.ts';
import { anAgent, aWorkspace, type TestAgent } from './factories/people.ts';
import { freePort } from './port.ts';
import { dataFolder } from './program.ts';

/** Earshot with the networks that it plays, guarded as it is in use, and a practice workspace with its owner. */
export async function openPractisedWorld() {
  const port = await freePort();
  const folder = dataFolder('earshot-practised-');
  const environment = { PORT: String(port), EARSHOT_DATA: folder.dataDir, EARSHOT_ALLOW_LOOPBACK: '0' };
  const { config } = readConfig(environment);
  const now = () => new Date();
  const outward = createOutward(config);
  const open = () =>
    openPractised(
      { config, now, log: pino({ level: 'silent' }), secretBox: secretBox('11'.repeat(32)) },
      outward.practice,
    );
  let { practised, house } = open();
  const app: TestApp = await startTestApp({
    environment,
    mounts: [{ prefix: `${practisedMount}/`, handle: (request, response) => house.handle(request, response) }],
    overrides: { now, http: outward.http, practised },
  });
  await app.fastify.listen({ port, host: '127.0.0.1' });
  const { db } = app.context;
  const workspaceId: WorkspaceId = await aWorkspace(db, { kind: 'practice' });
  const owner: TestAgent = await anAgent(db, workspaceId, { role: 'owner' });
  const origin = `http://127.0.0.1:${port}`;

  return {
    app,
    outward,
    workspaceId,
    owner,
    dataDir: folder.dataDir,
    origin,
    /** What the button does. */
    connect: async (network: string, who: TestAgent = owner, settings: Record<string, string> = {}) => {
      const answer = await app.call(who, connectChannel, { body: { network, settings } });
      await app.runJobs();
      return answer;
    },
    /** A page of a network as a person sees it. */
    page: async (path: string) => (await fetch(`${origin}${practisedMount}/${path}`)).text(),
    post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      fetch(`${origin}${practisedMount}/${path}`, {
        ...{ method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', headers },
      }),
    /** The message that says this, once it has arrived. */
    arrived: (text: string) =>
      eventually(async () => {
        await app.runJobs();
        return db.inWorkspace(workspaceId, (tx) =>
          tx
            .selectFrom('message as m')
            .innerJoin('conversation as c', 'c.id', 'm.conversation_id')
            .select(['m.id', 'm.visibility', 'c.id as conversationId', 'c.version'])
            .where('m.workspace_id', '=', workspaceId)
            .where('m.text', 'like', `%${text}`)
            .executeTakeFirstOrThrow(),
        );
      }),
    answer: async (to: { id: string; visibility: string; conversationId: string; version: number }, text: string) => {
      const body: ReplyInput = {
        ...{ clientKey: crypto.randomUUID(), stage: to.visibility === 'private' ? 'private' : 'public', text },
        ...{ replyToId: to.id, seenVersion: to.version, accepted: [], attachmentIds: [], addresseeIds: [] },
      };
      const { body: told } = await app.call(owner, sendReply, { params: { conversationId: to.conversationId }, body });
      await app.runJobs();
      return told;
    },
    /** As a restart of the program does. */
    reopen: async () => {
      await house.close();
      ({ practised, house } = open());
    },
    close: async () => {
      await app.close();
      await house.close();
      await outward.close();
      folder.remove();
    },
  };
}
