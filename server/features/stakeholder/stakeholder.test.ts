import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listAuditEvents } from '#contract/audit.ts';
import { assignConversation, getConversation } from '#contract/conversation.ts';
import type { Ladder } from '#contract/escalation.ts';
import { mergeConversations } from '#contract/matter.ts';
import { addNote } from '#contract/note.ts';
import { listNotices } from '#contract/notification.ts';
import { escalateConversation, listPages } from '#contract/page.ts';
import * as contract from '#contract/stakeholder.ts';
import { createWay } from '#contract/way.ts';
import { newId } from '#server/db/id.ts';
import { tellingMoments } from '#server/features/notification/leave.ts';
import { firePages } from '#server/features/page/fire.ts';
import { startPage } from '#server/features/page/start.ts';
import { sessionCookie } from '#server/http/token.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { uploadPng } from '#test/attachments.ts';
import { lastNoon } from '#test/clock.ts';
import { aConversation } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { startMailServer } from '#test/outside/mail-server.ts';
import { tampered } from '#test/tamper.ts';
import { answerEscalation } from './commands.ts';
import { fireEscalations } from './fire.ts';
import { linkToken } from './link.ts';
import { recipientOfReply } from './queries.ts';

let app: TestApp;
let dataDir: string;
let mail: Awaited<ReturnType<typeof startMailServer>>;
let workspaceId: WorkspaceId;
let lead: TestAgent;
let ana: TestAgent;
/** With an account, and nothing else. */
let lea: TestAgent;
let groupId: string;
const minute = 60_000;
const nils = { name: 'Nils', email: 'nils@law.example', language: 'de' } as const;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'earshot-stakeholder-'));
  app = await startTestApp({ environment: { EARSHOT_DATA: dataDir } });
  mail = await startMailServer();
});
afterAll(async () => {
  await app.close();
  await mail.close();
  rmSync(dataDir, { recursive: true });
});
beforeEach(async () => {
  app.clock.set(lastNoon());
  const { db } = app.context;
  workspaceId = await aWorkspace(db);
  lead = await anAgent(db, workspaceId, { role: 'owner', name: 'Otto' });
  ana = await anAgent(db, workspaceId, { name: 'Ana' });
  lea = await anAgent(db, workspaceId, { role: 'stakeholder', name: 'Lea', email: `lea-${newId()}@acme.example` });
  const settings = { service: 'smtp', host: '127.0.0.1', port: mail.port, security: 'none' } as const;
  await app.call(lead, createWay, {
    body: { name: 'Mail', settings: { ...settings, user: '', password: '', from: 'earshot@acme.example' } },
  });
  groupId = await aGroup('Legal', [{ agentId: lea.agentId }, nils]);
  mail.mails.length = 0;
});

const now = () => app.context.now();
async function aGroup(name: string, people: contract.PersonAsked[], remindAfterMinutes: number | null = 60) {
  const { body } = await app.call(lead, contract.createStakeholderGroup, {
    body: { name, remindAfterMinutes, people },
  });
  return body.groupId;
}
async function ask(text = 'Where is my order? Call me: +49 151 1234 5679', group = groupId) {
  const { conversationId } = await aConversation(app.context.db, workspaceId, { text, assigneeId: ana.agentId });
  const asked = await app.call(ana, escalateConversation, {
    params: { conversationId },
    body: { to: { kind: 'group', id: group }, reason: 'May we pay?' },
  });
  return { conversationId, escalationId: asked.body.escalationId ?? '' };
}
/** Puts a picture to the customer's message, as intake does. */
async function aPictureIn(conversationId: string): Promise<string> {
  const attachmentId = await uploadPng(app, ana, { conversationId, alt: 'The charger' });
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql`
      update attachment set conversation_id = null, agent_id = null, message_id = (
        select id from message where workspace_id = ${workspaceId} and conversation_id = ${conversationId} limit 1)
      where workspace_id = ${workspaceId} and id = ${attachmentId}`.execute(tx),
  );
  return attachmentId;
}
const recipients = async (escalationId: string) => {
  const { rows } = await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql<{ id: string; email: string | null }>`
      select r.id, s.email from escalation_recipient r
      join stakeholder s on s.workspace_id = r.workspace_id and s.id = r.stakeholder_id
      where r.workspace_id = ${workspaceId} and r.escalation_id = ${escalationId} order by s.email nulls first`.execute(
      tx,
    ),
  );
  return { lea: rows[0]?.id ?? '', nils: rows[1]?.id ?? '' };
};
const linkOf = async (escalationId: string) =>
  linkToken(app.context, workspaceId, (await recipients(escalationId)).nils);
const read = (token: string) => app.call({}, contract.getEscalationLink, { params: { token } });
const answerBy = (token: string, text: string, more: { id?: string; addition?: boolean } = {}) =>
  app.call({}, contract.answerByLink, { params: { token }, body: { id: newId(), text, ...more } });
const shown = async (conversationId: string) =>
  (await app.call(ana, contract.listEscalations, { params: { conversationId } })).body.escalations;
const notes = async (conversationId: string) =>
  (await app.call(lead, getConversation, { params: { conversationId } })).body.timeline.filter(
    ({ kind }) => kind === 'note',
  );
const audited = async (conversationId: string) =>
  (await app.call(lead, listAuditEvents, { query: { conversationId } })).body.items;
const told = async (caller: TestAgent) =>
  (await app.call(caller, listNotices, {})).body.groups.map(({ kind }) => kind).filter((kind) => kind !== 'assigned');
async function leave(): Promise<void> {
  await tellingMoments.fire(app.context, workspaceId);
  await app.runJobs();
}
async function passes(minutes: number): Promise<void> {
  app.clock.advance(minutes * minute);
  await fireEscalations(app.context, workspaceId);
}

test('who is asked reads the conversation, says that they look at it, and answers in a note from them and their group', async () => {
  const { conversationId, escalationId } = await ask();
  const params = { escalationId };

  const before = await app.call(lea, contract.getEscalated, { params });
  expect(before.body).toMatchObject({
    question: 'May we pay?',
    state: 'asked',
    groupName: 'Legal',
    askedByName: 'Ana',
    myName: 'Lea',
    messages: [{ direction: 'in', files: 0 }],
  });
  await app.call(lea, contract.seeEscalated, { params, body: { seen: true } });
  expect(await shown(conversationId)).toMatchObject([{ state: 'seen', people: [{ name: 'Lea' }, { name: 'Nils' }] }]);
  await app.call(lea, contract.seeEscalated, { params, body: { seen: false } });
  expect(await shown(conversationId)).toMatchObject([{ state: 'asked' }]);
  const after = await app.call(lea, contract.answerEscalated, {
    params,
    body: { id: newId(), text: 'Up to 50 euros.' },
  });

  expect(after.body).toMatchObject({
    state: 'answered',
    answers: [{ name: 'Lea', isMine: true, text: 'Up to 50 euros.' }],
  });
  expect(await notes(conversationId)).toMatchObject([
    { text: 'Up to 50 euros.', agentId: lea.agentId, from: { name: 'Lea', group: 'Legal' } },
  ]);
  expect(await told(ana)).toEqual(['escalation_answered']);
  const events = await audited(conversationId);
  expect(events.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['escalation.asked', 'escalation.seen', 'escalation.answered']),
  );
});

test('a link shows the conversation without what is personal, changes nothing by looking, and takes an answer', async () => {
  const { conversationId, escalationId } = await ask();
  const token = await linkOf(escalationId);

  const first = await read(token);
  await read(token);
  expect(first.body).toMatchObject({ question: 'May we pay?', myName: 'Nils', state: 'asked', isSeen: false });
  expect(JSON.stringify(first.body)).not.toMatch(/1234|5679/);
  expect(await shown(conversationId)).toMatchObject([{ state: 'asked' }]);

  expect((await app.call({}, contract.seeByLink, { params: { token } })).body).toMatchObject({ isSeen: true });
  const id = newId();
  expect((await answerBy(token, 'No. Write to 4111 1111 1111 1111', { id })).status).toBe(200);
  expect((await answerBy(token, 'No. Write to 4111 1111 1111 1111', { id })).status).toBe(200);

  expect(await notes(conversationId)).toMatchObject([{ agentId: null, from: { name: 'Nils', group: 'Legal' } }]);
  expect(await told(ana)).toEqual(['escalation_answered']);
  const events = await audited(conversationId);
  expect(events.find(({ type }) => type === 'escalation.answered')?.actor).toMatchObject({
    kind: 'stakeholder',
    name: 'Nils',
  });
});

test('a link that was changed, has expired, was withdrawn, is another’s or whose person left shows nothing', async () => {
  const { conversationId, escalationId } = await ask();
  const other = await ask('Another matter');
  const token = await linkOf(escalationId);
  const foreign = linkToken(app.context, await aWorkspace(app.context.db), (await recipients(escalationId)).nils);
  const stranger = linkToken(app.context, workspaceId, other.escalationId);

  for (const one of [tampered(token), `${token}A`, token.slice(0, -1), foreign, stranger, 'es_', 'x'])
    for (const answer of [await read(one), await answerBy(one, 'Yes')])
      expect([answer.status, answer.body.error?.reason], one).toEqual([404, 'link_expired']);
  expect((await read(await linkOf(other.escalationId))).body.messages.map(({ text }) => text)).toEqual([
    'Another matter',
  ]);

  const withdraw = (withdrawn: boolean) =>
    app.call(ana, contract.withdrawEscalation, { params: { escalationId }, body: { withdrawn } });
  await withdraw(true);
  expect((await read(token)).status).toBe(404);
  expect((await answerBy(token, 'Yes')).status).toBe(404);
  expect((await app.call(lea, contract.getEscalated, { params: { escalationId } })).status).toBe(404);
  expect((await app.call(lea, contract.listEscalated, {})).body.escalations).toHaveLength(1);
  expect((await withdraw(false)).body.escalation).toMatchObject({ state: 'asked' });
  expect((await read(token)).status).toBe(200);

  app.clock.advance(14 * 24 * 60 * minute);
  expect((await read(token)).status).toBe(404);
  app.clock.advance(-14 * 24 * 60 * minute);

  const people = [{ agentId: lea.agentId }];
  const body = { name: 'Legal', remindAfterMinutes: 60, people, version: 1 };
  await app.call(lead, contract.changeStakeholderGroup, { params: { groupId }, body });
  expect((await read(token)).status).toBe(404);
  expect((await answerBy(token, 'Yes')).status).toBe(404);
  expect(await notes(conversationId)).toEqual([]);
});

test('what a link shows is kept by nobody on the way and found by no search', async () => {
  const { escalationId } = await ask();
  const url = `/api/escalation-links/${await linkOf(escalationId)}`;

  const { headers } = await app.fastify.inject({ url });

  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  });
});

test('a picture of the conversation opens for who is asked with an account, and is only counted behind a link', async () => {
  const { conversationId, escalationId } = await ask();
  const attachmentId = await aPictureIn(conversationId);

  const { body } = await app.call(lea, contract.getEscalated, { params: { escalationId } });
  const url = body.messages[0]?.attachments[0]?.url ?? '';
  expect(url).toBe(`/api/escalated/${escalationId}/attachments/${attachmentId}`);
  const opened = await app.fastify.inject({ url, headers: { cookie: `${sessionCookie}=${lea.session}` } });
  expect([opened.statusCode, opened.headers['content-type']]).toEqual([200, 'image/png']);
  const elsewhere = `/api/attachments/${attachmentId}`;
  const headers = { cookie: `${sessionCookie}=${lea.session}` };
  expect((await app.fastify.inject({ url: elsewhere, headers })).statusCode).toBe(403);
  expect((await read(await linkOf(escalationId))).body.messages).toMatchObject([{ files: 1, attachments: [] }]);
});

test('nobody can give a stakeholder a conversation, or name them in a note', async () => {
  const { conversationId } = await ask();
  const params = { conversationId };

  const assigned = await app.call(lead, assignConversation, { params, body: { assigneeId: lea.agentId } });
  const named = await app.call(ana, addNote, { params, body: { text: 'Look', mentions: [lea.agentId] } });

  expect([assigned.status, named.status]).toEqual([404, 404]);
});

test('of two who answer in the same moment one is first, and the other hears who and may add', async () => {
  const { conversationId, escalationId } = await ask();
  const { lea: one, nils: other } = await recipients(escalationId);
  const answer = (recipientId: string, text: string, isAddition = false) =>
    app.context.db.inWorkspace(workspaceId, (tx) =>
      answerEscalation(tx, recipientId, { id: newId(), text, way: 'mail', isAddition }, now()),
    );

  const outcomes = await Promise.all([answer(one, 'Yes'), answer(other, 'No')]);

  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['answered', 'answered_before']);
  expect(await notes(conversationId)).toHaveLength(1);
  const late = outcomes[0]?.outcome === 'answered' ? other : one;
  expect((await answer(late, 'But mind the date', true)).outcome).toBe('answered');
  expect(await notes(conversationId)).toHaveLength(2);
  const params = { params: { token: await linkOf(escalationId) } };
  expect((await app.call({}, contract.getEscalationLink, params)).body.answers).toHaveLength(2);
});

test('a mail asks in the language of who gets it, with the question, their link and an address for their answer', async () => {
  const { escalationId } = await ask();
  await leave();

  const { nils: recipientId } = await recipients(escalationId);
  const letter = mail.mails.find(({ to }) => to.includes(nils.email));
  expect(mail.mails).toHaveLength(2);
  expect(letter?.text).toContain('Ana fragt Legal');
  expect(letter?.text).toContain('May we pay?');
  expect(letter?.text).toContain(`/escalation/${linkToken(app.context, workspaceId, recipientId)}`);
  expect(letter?.text).not.toContain('order');
  const token = letter?.header('X-Earshot-Reply') ?? '';
  expect(letter?.text).toMatch(new RegExp(`Message-ID:\\s+<[^>]*${token}`));
  expect(token).toHaveLength(52);
  expect(recipientOfReply(app.context, workspaceId, token.toUpperCase())).toBe(recipientId);
  expect(
    recipientOfReply(
      app.context,
      workspaceId,
      token.replace(/.$/, (sign) => (sign === '0' ? '1' : '0')),
    ),
  ).toBeNull();
  const inside = mail.mails.find(({ to }) => !to.includes(nils.email));
  expect(inside?.text).toContain(`/escalated/${escalationId}`);

  const second = await ask('Another matter');
  await app.call(ana, contract.withdrawEscalation, {
    params: { escalationId: second.escalationId },
    body: { withdrawn: true },
  });
  await leave();
  expect(mail.mails).toHaveLength(2);
});

test('who says nothing is reminded twice, then whoever asked hears of it; what is answered or resolved reminds nobody', async () => {
  const { escalationId } = await ask();
  const answered = await ask('Another matter');
  await answerBy(await linkOf(answered.escalationId), 'Fine');
  await leave();
  mail.mails.length = 0;

  await passes(59);
  await leave();
  expect(mail.mails).toHaveLength(0);
  await passes(1);
  await app.call(lea, contract.seeEscalated, { params: { escalationId }, body: { seen: true } });
  await passes(60);
  await leave();
  // First both, then only she who looks at it.
  expect(mail.mails.filter(({ to }) => to.includes(nils.email))).toHaveLength(1);
  expect(mail.mails).toHaveLength(3);
  await passes(60);
  await passes(600);

  expect(await told(ana)).toEqual(['escalation_unanswered', 'escalation_answered']);
});

const ladder = (steps: Ladder['steps']) => ({
  ladder: 'late',
  name: 'Late',
  policyVersion: 1,
  cause: { on: 'breached' as const },
  alarmAfterMinutes: 10,
  steps,
});

test('a ladder’s step asks a group, its next step reminds, and whoever answers has taken care', async () => {
  const { conversationId } = await aConversation(app.context.db, workspaceId, { assigneeId: ana.agentId });
  const to: Ladder['steps'][number]['to'] = [{ kind: 'group', id: groupId, question: 'May we say so?' }];
  const steps = [0, 10, 10].map((afterMinutes) => ({ afterMinutes, to }));
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    startPage(tx, systemActor, { ...ladder(steps), conversationId, occasion: newId() }, now()),
  );
  await firePages(app.context, workspaceId);
  const [asked] = await shown(conversationId);
  expect(asked).toMatchObject({ question: 'May we say so?', askedBy: null, nextAt: null, state: 'asked' });
  app.clock.advance(10 * minute);
  await firePages(app.context, workspaceId);
  await leave();
  expect(await shown(conversationId)).toHaveLength(1);
  expect(mail.mails.filter(({ text }) => text.includes('Erinnerung'))).toHaveLength(1);

  await answerBy(await linkOf(asked?.id ?? ''), 'Yes');
  app.clock.advance(20 * minute);
  await firePages(app.context, workspaceId);

  const [page] = (await app.call(lead, listPages, {})).body.pages;
  expect(page).toMatchObject({ state: 'acknowledged', acknowledgedBy: null, acknowledgedByName: 'Nils', byLink: true });
  expect(await told(ana)).toEqual(['escalation_answered']);
});

test('a step whose group is empty costs no time, and by hand nobody is asked of it', async () => {
  const empty = await aGroup('Product', []);
  const { conversationId } = await aConversation(app.context.db, workspaceId);
  const steps = [
    { afterMinutes: 0, to: [{ kind: 'group' as const, id: empty }] },
    { afterMinutes: 30, to: [{ kind: 'leads' as const }] },
  ];
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    startPage(tx, systemActor, { ...ladder(steps), conversationId, occasion: newId() }, now()),
  );
  await firePages(app.context, workspaceId);
  expect(await told(lead)).toEqual(['paged']);

  const refused = await app.call(ana, escalateConversation, {
    params: { conversationId },
    body: { to: { kind: 'group', id: empty }, reason: 'Well?' },
  });
  expect([refused.status, refused.body.error?.reason]).toEqual([422, 'nobody_to_ask']);
});

test('an answer follows the conversation that it was merged into', async () => {
  const { conversationId, escalationId } = await ask();
  const into = await aConversation(app.context.db, workspaceId, { text: 'The same again' });
  const merged = await app.call(lead, mergeConversations, {
    params: { conversationId: into.conversationId },
    body: { from: [conversationId] },
  });
  expect(merged.status).toBe(200);

  await answerBy(await linkOf(escalationId), 'Yes');

  expect(await notes(into.conversationId)).toMatchObject([{ text: 'Yes', from: { name: 'Nils' } }]);
});

test('groups have names of their own, versions, and can be taken away and brought back', async () => {
  const plan = { name: 'legal', remindAfterMinutes: null, people: [nils] };
  expect((await app.call(lead, contract.createStakeholderGroup, { body: plan })).body.error?.reason).toBe('name_taken');
  const params = { groupId };
  const change = (version: number) =>
    app.call(lead, contract.changeStakeholderGroup, { params, body: { ...plan, version } });
  expect((await change(1)).body).toEqual({ version: 2 });
  expect((await change(1)).body.error?.reason).toBe('stale_version');

  await app.call(lead, contract.removeStakeholderGroup, { params, body: { removed: true } });
  expect((await app.call(ana, contract.listStakeholderGroups, {})).body.groups).toEqual([]);
  await app.call(lead, contract.removeStakeholderGroup, { params, body: { removed: false } });
  const { groups } = (await app.call(ana, contract.listStakeholderGroups, {})).body;
  expect(groups).toMatchObject([{ name: 'legal', people: [{ name: 'Nils', email: null, language: 'de' }] }]);
});
