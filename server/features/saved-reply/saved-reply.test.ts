import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { changeContact } from '#contract/contact.ts';
import { createContactField } from '#contract/contact-field.ts';
import type { Input } from '#contract/endpoint.ts';
import {
  changeSavedReply,
  createSavedReply,
  deleteSavedReply,
  exportSavedReplies,
  fillSavedReply,
  getSavedReply,
  importSavedReplies,
  listSavedReplies,
  previewSavedReply,
  restoreSavedReply,
} from '#contract/saved-reply.ts';
import { sessionCookie } from '#server/http/token.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aTeam } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let lead: TestAgent;
let ana: TestAgent;
let teamId: string;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  workspaceId = await aWorkspace(app.context.db);
  teamId = await aTeam(app.context.db, workspaceId, 'Day shift');
  lead = await anAgent(app.context.db, workspaceId, { role: 'lead', name: 'Lea Roth' });
  ana = await anAgent(app.context.db, workspaceId, { name: 'Ana Ruiz', teamIds: [teamId] });
});

type Body = Input<typeof createSavedReply>['body'];
const text = (words: string, network = '', language = '') => ({ network, language, text: words });
const create = (by: TestAgent, body: Partial<Body> = {}) =>
  app.call(by, createSavedReply, {
    body: { title: 'Thanks', audience: 'me', variants: [text('Thank you!')], ...body },
  });
const saved = async (by: TestAgent, body: Partial<Body> = {}) => (await create(by, body)).body.reply;
const titles = async (by: TestAgent) =>
  (await app.call(by, listSavedReplies, { query: {} })).body.replies.map(({ title }) => title);
const tomorrow = () => new Date(app.context.now().getTime() + 86_400_000).toISOString();
const yesterday = () => new Date(app.context.now().getTime() - 86_400_000).toISOString();

test('what is saved for oneself is nobody else’s to see, not even by its id', async () => {
  const { status, body } = await create(ana, { folder: ' Praise ', expiresAt: tomorrow() });

  expect(status).toBe(200);
  expect(body.reply).toMatchObject({
    folder: 'Praise',
    ownerId: ana.agentId,
    isExpired: false,
    uses: 0,
    editable: true,
  });
  expect([await titles(ana), await titles(lead)]).toEqual([['Thanks'], []]);
  expect((await app.call(lead, getSavedReply, { params: { replyId: body.reply.id } })).status).toBe(404);
});

test('a team’s is seen by its members, everyone’s by everyone, and changing them needs the right', async () => {
  const outsider = await anAgent(app.context.db, workspaceId);
  const ours = await saved(lead, { title: 'Ours', audience: 'team', teamId });
  const all = await saved(lead, { title: 'All', audience: 'everyone' });

  expect([await titles(ana), await titles(outsider), await titles(lead)]).toEqual([
    ['All', 'Ours'],
    ['All'],
    ['All', 'Ours'],
  ]);
  const params = { replyId: all.id };
  const refused = await app.call(ana, changeSavedReply, { params, body: { title: 'Mine' } });
  expect([refused.status, refused.body.error?.reason]).toEqual([403, 'permission_missing']);
  expect((await app.call(ana, deleteSavedReply, { params })).status).toBe(403);
  expect((await app.call(outsider, getSavedReply, { params: { replyId: ours.id } })).status).toBe(404);
  expect((await create(ana, { audience: 'everyone' })).status).toBe(403);
  expect((await create(ana, { ownerId: lead.agentId })).body.reply?.ownerId).toBe(ana.agentId);
});

test('what is not named in a change stays, and changes are told apart in the audit', async () => {
  const reply = await saved(lead, { audience: 'everyone', variants: [text('Danke', '', 'de'), text('Thanks')] });

  const { body } = await app.call(lead, changeSavedReply, { params: { replyId: reply.id }, body: { title: 'Merci' } });

  expect(body.reply).toEqual({ ...reply, title: 'Merci', changedAt: body.reply.changedAt });
  const events = await app.context.db.inWorkspace(workspaceId, (tx) =>
    tx.selectFrom('event').select('type').where('workspace_id', '=', workspaceId).orderBy('position').execute(),
  );
  expect(events.map(({ type }) => type)).toEqual(['saved_reply.created', 'saved_reply.changed']);
});

test('a deleted one is gone from every list and comes back as it was', async () => {
  const reply = await saved(ana);
  const params = { replyId: reply.id };

  await app.call(ana, deleteSavedReply, { params });

  expect(await titles(ana)).toEqual([]);
  expect((await app.call(ana, getSavedReply, { params })).status).toBe(404);
  expect((await app.call(ana, restoreSavedReply, { params })).body.reply).toEqual(reply);
});

test.each([
  ['an unknown variable', [text('Hi {{customer.nam}}')]],
  ['a field that nobody made', [text('Order {{contact.order}}')]],
  ['braces without their partner', [text('Hi {{customer.name')]],
  ['two texts for one place', [text('a', '', 'de'), text('b', '', 'DE')]],
  ['no text', []],
  ['a language that is none', [text('a', '', 'german please')]],
])('%s is refused before it is saved', async (_, variants) => {
  const { status, body } = await create(ana, { variants });

  expect([status, body.error?.reason]).toEqual([400, 'bad_request']);
});

const place = (over: object = {}) =>
  aConversation(app.context.db, workspaceId, { teamId, assigneeId: ana.agentId, ...over });
const fill = (by: TestAgent, replyId: string, conversationId: string, mode: 'public' | 'private' | 'note' = 'public') =>
  app.call(by, fillSavedReply, { params: { replyId }, body: { conversationId, mode } });

test('everything is filled in from the conversation, and blanks are named', async () => {
  const { conversationId } = await place();
  const source =
    'Hi {{customer.first_name|there}} (@{{customer.handle}}), #{{conversation.number}} [date]. {{agent.first_name}}, {{workspace.name}} on {{channel.network}}';
  const reply = await saved(lead, { audience: 'everyone', variants: [text(source)] });

  const { body } = await fill(ana, reply.id, conversationId);

  expect(body).toMatchObject({
    text: 'Hi Mila (@mila), #1 [date]. Ana, Acme on Sandbox network',
    blanks: ['[date]'],
    problem: null,
    variant: { network: '', language: '' },
  });
  expect(body.length).toEqual({ length: body.text.length, max: 500, unit: 'characters' });
  expect((await fill(ana, reply.id, conversationId, 'note')).body.length).toBeNull();
});

test('the customer’s language and network choose the text', async () => {
  const german = await place({ text: 'Wo ist meine Bestellung?' });
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    tx.updateTable('conversation').set({ language: 'de' }).where('id', '=', german.conversationId).execute(),
  );
  const reply = await saved(ana, {
    variants: [
      text('Hello', '', 'en'),
      text('Hallo', '', 'de'),
      text('Servus', 'sandbox', 'de'),
      text('Moin', 'bluesky', 'de'),
    ],
  });
  const only = await saved(ana, { variants: [text('Moin', 'bluesky')] });

  expect((await fill(ana, reply.id, german.conversationId)).body.text).toBe('Servus');
  expect((await fill(ana, reply.id, (await place()).conversationId)).body.text).toBe('Hello');
  expect((await fill(ana, only.id, german.conversationId)).body.problem).toMatchObject({
    reason: 'no_variant',
    names: ['bluesky'],
  });
});

test('what is not known and has no fallback is named; personal fields are never said in public', async () => {
  const { conversationId, contactId } = await place();
  const field = await app.call(lead, createContactField, { body: { name: 'Order No', kind: 'text' } });
  const [mail, order] = await Promise.all([
    saved(ana, { variants: [text('We write to {{contact.mail}}.')] }),
    saved(ana, { variants: [text('About {{contact.order no}}:')] }),
  ]);
  const problem = async (id: string, mode: 'public' | 'private') =>
    (await fill(ana, id, conversationId, mode)).body.problem;

  expect(await problem(order.id, 'public')).toMatchObject({ reason: 'missing', names: ['contact.order no'] });
  expect(await problem(mail.id, 'private')).toMatchObject({ reason: 'missing', names: ['contact.mail'] });
  const changed = await app.call(ana, changeContact, {
    params: { contactId },
    body: { version: 1, fields: { mail: 'mila@example.test', [field.body.field.key]: '4711' } },
  });
  expect(changed.status).toBe(200);
  expect((await fill(ana, order.id, conversationId)).body.text).toBe('About 4711:');
  expect((await fill(ana, mail.id, conversationId, 'private')).body.text).toBe('We write to mila@example.test.');
  expect(await problem(mail.id, 'public')).toMatchObject({ reason: 'personal', names: ['contact.mail'] });
});

test('an expired one is shown as such and cannot be inserted', async () => {
  const { conversationId } = await place();
  const reply = await saved(ana, { expiresAt: yesterday() });

  expect(reply.isExpired).toBe(true);
  expect((await fill(ana, reply.id, conversationId)).body.problem?.reason).toBe('expired');
});

test('nothing of a conversation out of reach is filled in', async () => {
  const hidden = await place({ teamId: await aTeam(app.context.db, workspaceId, 'Night shift'), assigneeId: null });
  const reply = await saved(ana, { variants: [text('{{customer.name}}')] });
  const body = {
    conversationId: hidden.conversationId,
    mode: 'public' as const,
    variants: [text('{{customer.name}}')],
  };

  expect((await fill(ana, reply.id, hidden.conversationId)).status).toBe(404);
  expect((await app.call(ana, previewSavedReply, { body })).status).toBe(404);
  expect((await app.call(ana, listSavedReplies, { query: { conversationId: hidden.conversationId } })).status).toBe(
    404,
  );
});

async function exported(by: TestAgent): Promise<string> {
  const response = await app.fastify.inject({
    method: 'GET',
    url: exportSavedReplies.path,
    headers: { cookie: `${sessionCookie}=${by.session}` },
  });
  expect(response.headers['content-type']).toContain('text/csv');
  return response.payload;
}
const importCsv = async (by: TestAgent, csv: string, apply = false) =>
  (await app.call(by, importSavedReplies, { body: { csv, apply } })).body;

test('a spreadsheet comes back as it went out, formulas, quotes and all', async () => {
  await saved(lead, {
    title: '=1+1',
    audience: 'team',
    teamId,
    expiresAt: tomorrow(),
    variants: [text('-5 % "off"; until [date],\n{{customer.name|you}}', '', 'en'), text('@all', 'sandbox', 'de')],
  });
  await saved(lead, { title: 'All', audience: 'everyone', folder: 'Praise' });
  await saved(lead, { title: 'Own' });
  const csv = await exported(lead);

  expect(csv).toContain(`"'=1+1"`);
  const { lines, applied } = await importCsv(lead, csv, true);
  expect([lines.map(({ becomes }) => becomes), applied]).toEqual([['same', 'same', 'same', 'same'], false]);
  const elsewhere = await aWorkspace(app.context.db);
  const other = await anAgent(app.context.db, elsewhere, { role: 'lead', name: 'Lea Roth' });
  await aTeam(app.context.db, elsewhere, 'Day shift');
  await importCsv(other, csv.replaceAll(/^[0-9a-f-]{36},/gm, ','), true);
  expect((await exported(other)).replaceAll(/^[0-9a-f-]{36},/gm, ',')).toBe(csv.replaceAll(/^[0-9a-f-]{36},/gm, ','));
});

test('an import says line by line what it would change, leaves out what it cannot read, and then does just that', async () => {
  const known = await saved(lead, { title: 'All', audience: 'everyone' });
  const own = await saved(ana, { title: 'Hers' });
  const csv = [
    'id,title,for,team,network,language,text,expires_at',
    `${known.id},All,everyone,,,,Thank you so much!,`,
    'x,Nobody,everyone,,,,Text,',
    `${own.id},Hers,everyone,,,,Taken over,`,
    ',New,everyone,,,en,Hello {{customer.first_name|there}},2030-01-01',
    ',New,everyone,,,de,Hallo,2030-01-01',
    ',New,everyone,,,de,Hallo noch einmal,2030-01-01',
    ',Bad,everyone,,myspace,,Hello,',
    ',Bad variable,everyone,,,,Hello {{customer.nme}},',
    ',Bad date,everyone,,,,Hello,tomorrow',
    ',Bad team,team,Nobody,,,Hello,',
    ',,everyone,,,,No title,',
    ',Good,,day shift,,,=Hello,',
  ].join('\n');

  const preview = await importCsv(lead, csv);

  expect(preview.lines.map(({ line, becomes, problem }) => [line, becomes, problem])).toEqual([
    [2, 'changed', null],
    [3, 'left_out', 'unknown_id'],
    [4, 'left_out', 'unknown_id'],
    [5, 'left_out', 'other_line'],
    [6, 'left_out', 'other_line'],
    [7, 'left_out', 'twice'],
    [8, 'left_out', 'unknown_network'],
    [9, 'left_out', 'unknown_variable'],
    [10, 'left_out', 'bad_date'],
    [11, 'left_out', 'unknown_team'],
    [12, 'left_out', 'title_missing'],
    [13, 'new', null],
  ]);
  expect(await titles(lead)).toEqual(['All']);
  expect((await importCsv(lead, csv, true)).applied).toBe(true);
  expect(await titles(lead)).toEqual(['All', 'Good']);
  expect((await app.call(lead, getSavedReply, { params: { replyId: known.id } })).body.reply.variants).toEqual([
    text('Thank you so much!'),
  ]);
  expect(await titles(ana)).toEqual(['All', 'Good', 'Hers']);
});

test.each([
  ['nothing', '', 1, 'column_missing'],
  ['something that is no spreadsheet', '\u0000\u0001"""', 1, 'column_missing'],
  ['a heading without the texts', 'title\nHello', 1, 'column_missing'],
  ['a quote that is left open', 'title,text\nOne,Hello\nTwo,"Bye\nThree,Thanks', 3, 'quote_unclosed'],
])('importing %s changes nothing', async (_, csv, line, problem) => {
  const { lines, applied } = await importCsv(lead, csv, true);

  expect({ lines, applied }).toMatchObject({ lines: [{ line, problem }], applied: false });
});

test('only who may keep them for others imports', async () => {
  expect((await app.call(ana, importSavedReplies, { body: { csv: 'title,text\na,b' } })).status).toBe(403);
});
