import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createApiKey } from '#contract/api-key.ts';
import { linkAccounts } from '#contract/approval.ts';
import { correctMessage } from '#contract/correction.ts';
import { checkReply, type ReplyInput, sendReply, settleDispatch } from '#contract/dispatch.ts';
import { createMacro, runMacro } from '#contract/macro.ts';
import { listNotices } from '#contract/notification.ts';
import {
  changeSavedReply,
  createSavedReply,
  fillSavedReply,
  importSavedReplies,
  listSavedReplies,
  releaseSavedReply,
  type SavedReply,
  suggestSavedReplies,
} from '#contract/saved-reply.ts';
import { defaultWordRules } from '#contract/words.ts';
import type { Caller } from '#test/app.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { switchOn } from '#test/factories/policy.ts';
import { type Mention, openWorld, type World } from '#test/sandbox-world.ts';
import { newWord } from '#test/word.ts';

let world: World;
let mention: Mention;
let owner: TestAgent;
let author: TestAgent;
let second: TestAgent;
let agent: TestAgent;
beforeAll(async () => {
  world = await openWorld();
  const person = (role: 'owner' | 'lead' | 'agent', name: string) =>
    anAgent(world.app.context.db, world.workspaceId, { role, name });
  [owner, author, second, agent] = [
    await person('owner', 'Olga'),
    await person('lead', 'Lea'),
    await person('lead', 'Lars'),
    await person('agent', 'Ana'),
  ];
  await ask(true);
});
afterAll(() => world.close());
beforeEach(async () => {
  mention = await world.mention(`Where is my parcel? ${newWord()}`);
});

const ask = (releaseReplies: boolean) =>
  switchOn(world.app, owner, { kind: 'words', body: { ...defaultWordRules, releaseReplies } });
const words = (mark: string) =>
  `We looked into it: your parcel stands in our warehouse and leaves it this week, says the ${mark} team.`;
const variants = (text: string) => [{ network: '', language: '', text }];

async function save(mark: string, by: Caller = author): Promise<SavedReply> {
  const body = { title: `Parcel ${mark}`, audience: 'everyone' as const, variants: variants(words(mark)) };
  return (await world.app.call(by, createSavedReply, { body })).body.reply;
}
const release = async (reply: SavedReply, by: Caller, released = true) => {
  const { status, body } = await world.app.call(by, releaseSavedReply, {
    params: { replyId: reply.id },
    body: { digest: reply.digest, released },
  });
  return [status, body.error?.reason ?? body.reply.awaitsRelease];
};
const seen = async (reply: SavedReply, by: Caller = agent) =>
  (await world.app.call(by, listSavedReplies, { query: {} })).body.replies.find(({ id }) => id === reply.id);

const input = (text: string, savedReplyIds?: string[]): ReplyInput => ({
  ...{ clientKey: crypto.randomUUID(), stage: 'public', text, replyToId: mention.messageId },
  ...{ attachmentIds: [], addresseeIds: [], seenVersion: 1_000, accepted: ['saved_reply'] },
  ...(savedReplyIds ? { savedReplyIds } : {}),
});
const params = () => ({ conversationId: mention.conversationId });
async function stopOf(body: ReplyInput, by: Caller = agent) {
  const outcome = (await world.app.call(by, sendReply, { params: params(), body })).body;
  const stopped = outcome.checks.filter(({ verdict }) => verdict === 'stop').map(({ reason }) => reason);
  return outcome.ok ? null : stopped.join();
}
const problemOf = async (reply: SavedReply) =>
  (
    await world.app.call(agent, fillSavedReply, {
      params: { replyId: reply.id },
      body: { ...params(), mode: 'public' },
    })
  ).body.problem?.reason;

test('nobody uses it before somebody else than its author has released exactly these words', async () => {
  const reply = await save('a');
  expect(await seen(reply)).toMatchObject({ awaitsRelease: true, mayRelease: false });
  expect(await seen(reply, author)).toMatchObject({ awaitsRelease: true, mayRelease: false });
  expect(await seen(reply, second)).toMatchObject({ awaitsRelease: true, mayRelease: true });
  expect(await problemOf(reply)).toBe('unreleased');
  expect(await stopOf(input(words('a'), [reply.id]))).toBe('saved_reply_unreleased');
  expect(await release(reply, author)).toEqual([403, 'not_possible_here']);
  expect(await release(reply, agent)).toEqual([403, 'permission_missing']);

  expect(await release(reply, second)).toEqual([200, false]);

  expect(await seen(reply)).toMatchObject({ awaitsRelease: false, releasedBy: second.agentId });
  expect(await problemOf(reply)).toBeUndefined();
  expect(await stopOf(input(words('a'), [reply.id]))).toBeNull();
});

test('unreleased words leave through no entrance, named or not, nor by one’s own copy of them', async () => {
  const reply = await save('b');
  const text = words('b');
  const scopes = ['inbox.read', 'reply.draft', 'reply.public', 'reply.approve'] as const;
  const key = await world.app.call(owner, createApiKey, { body: { name: 'Bot', scopes: [...scopes] } });
  const bot = { apiKey: key.body.key };
  const copy = await world.app.call(agent, createSavedReply, {
    body: { title: 'Mine', audience: 'me', variants: variants(text) },
  });

  expect(await release(reply, bot)).toEqual([403, 'not_possible_here']);
  for (const by of [agent, author, owner, bot]) expect(await stopOf(input(text), by)).toBe('saved_reply_unreleased');
  expect(await stopOf(input(text, [copy.body.reply.id]))).toBe('saved_reply_unreleased');
  expect(await stopOf(input(text.toUpperCase().replace('PARCEL', 'PAR\u200bCEL')))).toBe('saved_reply_unreleased');
  const { checks } = (await world.app.call(agent, checkReply, { params: params(), body: input(text) })).body;
  expect(checks).toContainEqual(expect.objectContaining({ reason: 'saved_reply_unreleased' }));

  for (const how of ['send', 'insert'] as const) {
    const steps = [{ kind: 'reply', savedReplyId: reply.id, stage: 'public', how } as const];
    const made = await world.app.call(agent, createMacro, { body: { name: how, steps, audience: 'me' } });
    const { body } = await world.app.call(agent, runMacro, {
      params: { macroId: made.body.macro.id },
      body: { ...params(), runId: crypto.randomUUID(), seenVersion: 1_000, accepted: [] },
    });
    expect(body.run.steps[0]).toMatchObject({ is: 'refused', problem: { reason: 'unreleased' } });
  }
  const { body } = await world.app.call(agent, suggestSavedReplies, { params: params() });
  expect(body.replies.map(({ id }) => id)).not.toContain(reply.id);
});

test('an edit asks again, back to what was released does not, and a release is for the words that were read', async () => {
  const reply = await save('c');
  await release(reply, second);
  const change = async (body: object) =>
    (await world.app.call(author, changeSavedReply, { params: { replyId: reply.id }, body })).body.reply;

  expect((await change({ title: 'Parcels c' })).awaitsRelease).toBe(false);
  const edited = await change({ variants: variants(`${words('c')} For sure.`) });
  expect(edited.awaitsRelease).toBe(true);
  expect(await stopOf(input(`${words('c')} For sure.`, [reply.id]))).toBe('saved_reply_unreleased');
  expect(await release(reply, second)).toEqual([409, 'stale_version']);
  expect((await change({ variants: variants(words('c')) })).awaitsRelease).toBe(false);
  expect((await change({ expiresAt: new Date(Date.now() + 9e8).toISOString() })).awaitsRelease).toBe(true);
});

test('who wrote the words does not release them by another account, and who released them may take it back', async () => {
  const reply = await save('d');
  const link = { params: { agentId: author.agentId, otherId: second.agentId }, body: { isSame: true } };
  await world.app.call(owner, linkAccounts, link);
  expect(await release(reply, second)).toEqual([403, 'not_possible_here']);
  await world.app.call(owner, linkAccounts, { ...link, body: { isSame: false } });

  expect(await release(reply, second)).toEqual([200, false]);
  expect(await release(reply, second, false)).toEqual([200, true]);
  expect(await stopOf(input(words('d'), [reply.id]))).toBe('saved_reply_unreleased');
});

test('what a spreadsheet brings or an API key writes waits too, for somebody else than who made the key', async () => {
  const csv = `title,for,text\nSheet,everyone,${words('e').replace(',', ' ')}`;
  await world.app.call(author, importSavedReplies, { body: { csv, apply: true } });
  const { replies } = (await world.app.call(second, listSavedReplies, { query: {} })).body;
  expect(replies.find(({ title }) => title === 'Sheet')).toMatchObject({ awaitsRelease: true, mayRelease: true });

  const scopes = ['inbox.read', 'reply.draft', 'saved_reply.manage'] as const;
  const key = await world.app.call(owner, createApiKey, { body: { name: 'Writer', scopes: [...scopes] } });
  const reply = await save('f', { apiKey: key.body.key });
  expect(await release(reply, owner)).toEqual([403, 'not_possible_here']);
  expect(await release(reply, second)).toEqual([200, false]);
});

test('a second try and a correction are asked as well', async () => {
  const reply = await save('g');
  await release(reply, second);
  const sent = (await world.app.call(agent, sendReply, { params: params(), body: input(words('g'), [reply.id]) })).body;
  if (!sent.ok) throw new Error(JSON.stringify(sent.checks));
  await release(reply, second, false);
  await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx
      .updateTable('dispatch')
      .set({ state: 'failed', error_kind: 'transient' })
      .where('id', '=', sent.dispatch.id)
      .execute(),
  );
  const again = await world.app.call(agent, settleDispatch, {
    params: { dispatchId: sent.dispatch.id },
    body: { decision: 'retry' },
  });
  expect([again.status, again.body.error?.reason]).toEqual([422, 'gate_refused']);

  const other = (await world.app.call(agent, sendReply, { params: params(), body: input('On its way.') })).body;
  if (!other.ok) throw new Error(JSON.stringify(other.checks));
  await world.app.runJobs();
  const { id: messageId } = await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx
      .selectFrom('message')
      .select('id')
      .where('conversation_id', '=', mention.conversationId)
      .where('direction', '=', 'out')
      .executeTakeFirstOrThrow(),
  );
  for (const way of ['edit', 'follow_up'] as const) {
    const { body } = await world.app.call(author, correctMessage, {
      params: { messageId },
      body: { clientKey: crypto.randomUUID(), way, reason: 'fact', note: '', text: words('g'), accepted: [] },
    });
    expect(body.ok ? [] : body.checks.map(({ reason }) => reason)).toContain('saved_reply_unreleased');
  }
});

test('who can release it is told once for each wording, its author is not', async () => {
  const told = async (who: TestAgent) =>
    (await world.app.call(who, listNotices, {})).body.groups
      .filter(({ kind }) => kind === 'reply_to_release')
      .flatMap(({ ids }) => ids).length;
  const before = [await told(second), await told(author), await told(agent)];
  const reply = await save('h');
  await world.app.call(author, changeSavedReply, { params: { replyId: reply.id }, body: { title: 'Other' } });
  expect([await told(second), await told(author), await told(agent)]).toEqual([
    (before[0] ?? 0) + 1,
    before[1],
    before[2],
  ]);
});

test('where nobody has to be asked, what is saved may be used, and stays usable once somebody has', async () => {
  await ask(false);
  const reply = await save('i');
  expect(await stopOf(input(words('i'), [reply.id]))).toBeNull();
  await ask(true);
  expect(await seen(reply)).toMatchObject({ awaitsRelease: false });
});
