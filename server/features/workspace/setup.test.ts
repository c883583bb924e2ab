import { afterEach, beforeEach, expect, test } from 'vitest';
import { getEntry } from '#contract/entry.ts';
import { languageCodes } from '#contract/language.ts';
import { standardRoles } from '#contract/permissions.ts';
import { getPolicy } from '#contract/policy.ts';
import { defaultMatrix } from '#contract/priority.ts';
import { getSession } from '#contract/session.ts';
import { defaultGroups } from '#contract/stakeholder.ts';
import { defaultTaxonomy } from '#contract/taxonomy-defaults.ts';
import { taxonomyIn } from '#contract/taxonomy-names.ts';
import { getVerdicts } from '#contract/verdict.ts';
import { listSavedViews } from '#contract/view.ts';
import { checkSetupCode, createWorkspace, getSetup, setUp } from '#contract/workspace.ts';
import { catchUp } from '#server/events/follow.ts';
import { record } from '#server/events/record.ts';
import { awaitUnderstanding } from '#server/features/verdict/subscribers.ts';
import { understandWaiting } from '#server/features/verdict/understand.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { type Caller, startTestApp, type TestApp } from '#test/app.ts';
import { cookieOf } from '#test/cookie.ts';
import { aConversation } from '#test/factories/conversation.ts';
import { createFirstOwner, type NewWorkspace } from './commands.ts';
import { firstNames } from './first-names.ts';
import { setupState } from './queries.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const owner = {
  name: 'Ana Silva',
  email: 'Ana@Example.test',
  password: 'correct horse battery',
  workspaceName: 'Acme',
  locale: 'de',
  timeZone: 'Europe/Berlin',
};

async function printedCode(): Promise<string> {
  const { code } = await setupState(app.context);
  if (!code) throw new Error('No setup is needed.');
  return code;
}

/** Sets up over HTTP and answers the session that the browser keeps. */
async function setUpInBrowser(body: object) {
  const response = await app.fastify.inject({
    method: 'POST',
    url: setUp.path,
    headers: { 'x-earshot': '1' },
    payload: body,
  });
  return { status: response.statusCode, reason: response.json().error?.reason, session: cookieOf(response) };
}

test('the printed code makes the first visitor owner of a practice workspace and signs them in', async () => {
  const { status, session } = await setUpInBrowser({ ...owner, code: (await printedCode()).toLowerCase() });

  const { body } = await app.call({ session }, getSession, {});
  expect(status).toBe(200);
  expect(body.agent).toMatchObject({ name: 'Ana Silva', email: 'Ana@Example.test', timeZone: 'Europe/Berlin' });
  expect(body.workspace).toMatchObject({ name: 'Acme', kind: 'practice' });
  expect(new Set(body.permissions)).toEqual(new Set(standardRoles.owner));
});

test('the calendar that counts at first lies where the owner is', async () => {
  const { session } = await setUpInBrowser({ ...owner, code: await printedCode() });

  const { body } = await app.call({ session }, getPolicy, { params: { kind: 'calendars' } });
  expect(body.active.body).toMatchObject({ calendars: [{ always: true, timeZone: 'Europe/Berlin' }] });
});

test('what stands in a new workspace is named in the language of its owner', async () => {
  const { session } = await setUpInBrowser({ ...owner, language: 'de', code: await printedCode() });

  const nameIn = async (kind: 'calendars' | 'priority') => {
    const { body } = (await app.call({ session }, getPolicy, { params: { kind } })).body.active;
    return ('calendars' in body ? body.calendars : 'categories' in body ? body.categories : []).at(-1)?.name;
  };
  expect(await nameIn('calendars')).toBe('Rund um die Uhr');
  expect(await nameIn('priority')).toBe('Allgemeine Frage');
  const { views } = (await app.call({ session }, listSavedViews, {})).body;
  expect(views.map(({ name }) => name)).toEqual(['Beobachtet']);
});

test('themes and intents are named in the language of the owner, and tell messages apart as ever', async () => {
  const { session } = await setUpInBrowser({ ...owner, language: 'de', code: await printedCode() });

  const { active } = (await app.call({ session }, getPolicy, { params: { kind: 'taxonomy' } })).body;
  const entries = active.kind === 'taxonomy' ? active.body.entries : [];
  const shown = (wanted: string) => entries.find(({ id }) => id === wanted);
  expect(shown('delivery')).toMatchObject({
    name: 'Lieferung',
    description: 'Wo eine Bestellung bleibt, wann sie kommt, ob sie zu spät oder gar nicht kam.',
  });
  expect(shown('question')).toMatchObject({ name: 'Frage', description: 'Jemand möchte etwas wissen.' });
  const { body: theme } = await app.call({ session }, getEntry, { params: { entryId: 'delivery' } });
  expect(theme).toMatchObject({ name: 'Lieferung', history: [] });

  const { verdicts, names } = await readVerdictsOf({ session }, 'Wo bleibt mein Paket?');
  expect(verdicts).toMatchObject({ theme: 'delivery', intent: 'question' });
  expect(names).toMatchObject({ delivery: 'Lieferung', question: 'Frage' });
});

/** What is understood of a customer's message in the workspace of a session. */
async function readVerdictsOf(caller: Caller, text: string) {
  const workspaceId = (await app.call(caller, getSession, {})).body.workspace.id as WorkspaceId;
  await catchUp(app.context, workspaceId, awaitUnderstanding);
  const { conversationId, messageId, profileId } = await aConversation(app.context.db, workspaceId, { text });
  await app.context.db.inWorkspace(workspaceId, async (tx) =>
    record(tx, {
      ...{ type: 'message.received', at: app.context.now(), actor: { kind: 'customer', id: profileId } },
      subject: { kind: 'message', id: messageId },
      conversationId,
      detail: { network: 'sandbox', stage: 'public' },
    }),
  );
  await catchUp(app.context, workspaceId, awaitUnderstanding);
  await understandWaiting(app.context, workspaceId);
  const { messages, entries } = (await app.call(caller, getVerdicts, { params: { conversationId } })).body;
  return {
    verdicts: Object.fromEntries(messages[0]?.verdicts.map(({ task, label }) => [task, label]) ?? []),
    names: Object.fromEntries(entries.map(({ id, name }) => [id, name])),
  };
}

test.each(languageCodes)(
  'in %s each theme and intent has a name of its own, and all else as in English',
  (language) => {
    const { entries } = taxonomyIn(language);
    const english = defaultTaxonomy.entries;
    expect(
      entries.map((entry, n) => ({ ...entry, name: english[n]?.name, description: english[n]?.description })),
    ).toEqual(english);
    const described = entries.map(({ description }) => description);
    expect(described.filter((one, n) => one === '' || (language !== 'en' && one === english[n]?.description))).toEqual(
      [],
    );
    for (const kind of ['theme', 'intent'])
      expect(new Set(entries.flatMap((entry) => (entry.kind === kind ? [entry.name] : []))).size).toBe(7);
  },
);

test.each(languageCodes)('every first name is there in %s', (language) => {
  const { groups, categories } = firstNames(language);
  expect(Object.keys(categories)).toEqual(defaultMatrix.categories.map(({ id }) => id));
  expect(groups).toHaveLength(defaultGroups.length);
});

test('a wrong code creates nothing', async () => {
  const { status, reason } = await setUpInBrowser({ ...owner, code: 'AAAA-BBBB-CCCC' });

  expect([status, reason]).toEqual([422, 'wrong_setup_code']);
  expect(await app.call({}, getSetup, {})).toMatchObject({ body: { needed: true } });
});

test('the code alone can be checked before the other questions are asked', async () => {
  const right = await app.call({}, checkSetupCode, { body: { code: await printedCode() } });
  const wrong = await app.call({}, checkSetupCode, { body: { code: 'nope' } });

  expect([right.status, wrong.status]).toEqual([200, 422]);
});

test('the code is worth nothing once an owner is there', async () => {
  const code = await printedCode();
  await setUpInBrowser({ ...owner, code });

  const second = await setUpInBrowser({ ...owner, email: 'eve@example.test', code });

  expect([second.status, second.reason]).toEqual([409, 'already_set_up']);
  expect(await setupState(app.context)).toEqual({ needed: false, code: null });
});

test('of ten setups at once exactly one wins', async () => {
  const code = await printedCode();

  const all = await Promise.all(
    Array.from({ length: 10 }, (_, n) => setUpInBrowser({ ...owner, email: `p${n}@example.test`, code })),
  );

  expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
  const { rows } = await app.context.db.pool.query('select count(*) as n from workspace');
  expect(rows[0].n).toBe(1);
});

test('guessing codes from one address is stopped', async () => {
  const tries = await Promise.all(
    Array.from({ length: 40 }, () => app.call({}, checkSetupCode, { body: { code: 'AAAA-AAAA-AAAA' } })),
  );

  expect(tries.some(({ status }) => status === 429)).toBe(true);
});

test('connecting a real network makes a live workspace of the same owner and moves the session there', async () => {
  const { session } = await setUpInBrowser({ ...owner, code: await printedCode() });

  const made = await app.call({ session }, createWorkspace, { body: { name: 'Acme' } });

  const { body } = await app.call({ session }, getSession, {});
  expect(body.workspace).toEqual({ id: made.body.workspaceId, name: 'Acme', kind: 'live' });
  expect(body.agent).toMatchObject({ name: 'Ana Silva', locale: 'de', timeZone: 'Europe/Berlin' });
  expect(body.workspaces.map(({ kind }) => kind)).toEqual(['live', 'practice']);
});

test('a new workspace has its events in order and a place to count from', async () => {
  const { workspaceId } = await createFirstOwner(app.context, owner, { hooks: [] });

  const types = await app.context.db.inWorkspace(workspaceId, (tx) =>
    tx.selectFrom('event').select('type').where('workspace_id', '=', workspaceId).orderBy('position').execute(),
  );

  expect(types.map(({ type }) => type)).toEqual([
    'workspace.created',
    'agent.joined',
    // The calendar lies where its owner is.
    'policy.drafted',
    'policy.activated',
  ]);
});

test('what prepares a new workspace learns of it, and its failure does not undo it', async () => {
  const seen: NewWorkspace[] = [];
  const hooks = [
    () => Promise.reject(new Error('The network is away.')),
    async (workspace: NewWorkspace) => void seen.push(workspace),
  ];

  const { workspaceId, agentId } = await createFirstOwner(app.context, owner, { hooks });

  expect(seen).toEqual([{ id: workspaceId, name: 'Acme', kind: 'practice', ownerId: agentId }]);
});
