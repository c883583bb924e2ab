import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  addConsent,
  addContactNote,
  type ContactDetail,
  changeContact,
  getContact,
  listContactConversations,
  listContacts,
  mergeContacts,
  removeContactNote,
  splitContact,
  strikeConsent,
  undoMerge,
} from '#contract/contact.ts';
import { changeContactField, createContactField } from '#contract/contact-field.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { type Caller, startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aProfile, aTeam } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let owner: TestAgent;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  workspaceId = await aWorkspace(app.context.db);
  owner = await anAgent(app.context.db, workspaceId, { role: 'owner' });
});
afterAll(() => app.close());

type Person = { name?: string; handle?: string; network?: string; followers?: number; at?: Date };

async function aPerson(options: Person = {}) {
  const profile = await aProfile(app.context.db, workspaceId, options);
  const conversation = await aConversation(app.context.db, workspaceId, { ...options, profile });
  return { ...conversation, params: { contactId: profile.contactId } };
}

const read = async (contactId: string, caller: Caller = owner): Promise<ContactDetail> =>
  (await app.call(caller, getContact, { params: { contactId } })).body.contact;
const names = async (query: Partial<Parameters<typeof listContacts.query.parse>[0] & object>, caller: Caller = owner) =>
  (await app.call(caller, listContacts, { query: query as never })).body.items.map(({ name }) => name);

describe('the list', () => {
  test.each([
    ['jonas', 'Jonas Wächter'],
    ['wachter', 'Jonas Wächter'],
    ['@jw.example', 'Jonas Wächter'],
    ['أمل', 'أمل منصور'],
    ['大輔', '田中大輔'],
  ])('finds by %s', async (q, name) => {
    await aPerson({ name: 'Jonas Wächter', handle: 'jw.example' });
    await aPerson({ name: 'أمل منصور', handle: 'amal' });
    await aPerson({ name: '田中大輔', handle: 'daisuke' });

    expect(await names({ q })).toEqual([name]);
  });

  test('finds by a note, a mail address and a phone number however it is typed', async () => {
    const { params } = await aPerson({ name: 'Mila' });
    await aPerson({ name: 'Somebody else' });
    await app.call(owner, addContactNote, { params, body: { text: 'Prefers letters by courier' } });
    await app.call(owner, changeContact, {
      params,
      body: { version: 1, fields: { mail: 'Mila@Example.com', phone: '0043 664 1234567' } },
    });

    for (const q of ['courier', 'mila@example.com', '+43 664 1234567']) expect(await names({ q }), q).toEqual(['Mila']);
  });

  test('is ordered by last contact, influence or name, page by page without a gap or double', async () => {
    await aPerson({ name: 'Ada', handle: 'ada', followers: 10, at: new Date('2026-01-03T00:00:00Z') });
    await aPerson({ name: 'Ben', handle: 'ben', followers: 900, at: new Date('2026-01-01T00:00:00Z') });
    await aPerson({ name: 'Cleo', handle: 'cleo', at: new Date('2026-01-02T00:00:00Z') });
    const walk = async (sort: 'last_contact' | 'influence' | 'name') => {
      const seen: string[] = [];
      for (let cursor: string | undefined | null; cursor !== null; ) {
        const { body } = await app.call(owner, listContacts, {
          query: { sort, limit: 1, ...(cursor ? { cursor } : {}) },
        });
        seen.push(...body.items.map(({ name }) => name));
        cursor = body.next;
      }
      return seen;
    };

    expect(await walk('last_contact')).toEqual(['Ada', 'Cleo', 'Ben']);
    expect(await walk('influence')).toEqual(['Ben', 'Ada', 'Cleo']);
    expect(await walk('name')).toEqual(['Ada', 'Ben', 'Cleo']);
  });

  test('shows who sees some conversations only the people in those', async () => {
    const { db } = app.context;
    const teamId = await aTeam(db, workspaceId);
    const otherTeam = await aTeam(db, workspaceId);
    const agent = await anAgent(db, workspaceId, { teamIds: [teamId] });
    await aConversation(db, workspaceId, { teamId, profile: await aProfile(db, workspaceId, { name: 'Ours' }) });
    const theirs = await aProfile(db, workspaceId, { name: 'Theirs' });
    await aConversation(db, workspaceId, { teamId: otherTeam, profile: theirs });

    expect(await names({}, agent)).toEqual(['Ours']);
    expect(await names({ q: 'theirs' }, agent)).toEqual([]);
    const { status } = await app.call(agent, getContact, { params: { contactId: theirs.contactId } });
    expect(status).toBe(404);
  });
});

describe('what is known of a person', () => {
  test('changes by version: of two at once one is told to look again', async () => {
    const { params } = await aPerson();
    const change = (name: string) => app.call(owner, changeContact, { params, body: { version: 1, name } });

    const answers = await Promise.all([change('Mila Novak'), change('Mila N.')]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await read(params.contactId)).version).toBe(2);
  });

  test('is masked where it is personal and the viewer may not read personal data, also in what is found', async () => {
    const { params } = await aPerson({ name: 'Mila' });
    const city = await app.call(owner, createContactField, { body: { name: 'City', kind: 'text' } });
    const { key } = city.body.field;
    await app.call(owner, changeContact, {
      params,
      body: { version: 1, fields: { mail: 'mila@example.com', [key]: 'Graz' } },
    });
    const auditor = await anAgent(app.context.db, workspaceId, { role: 'auditor' });

    const seen = await read(params.contactId, auditor);

    expect(seen.fields).toEqual({ [key]: 'Graz' });
    expect(seen.hidden).toEqual(['mail']);
    expect(await names({ q: 'mila@example.com' }, auditor)).toEqual([]);
    expect(await names({ q: 'graz' }, auditor)).toEqual(['Mila']);
  });

  test('a field refuses what it is not for, and an archived one is shown no more but keeps its values', async () => {
    const { params } = await aPerson();
    const made = await app.call(owner, createContactField, {
      body: { name: 'Tier', kind: 'choice', choices: ['gold'] },
    });
    const { key } = made.body.field;
    const set = (version: number, value: string) =>
      app.call(owner, changeContact, { params, body: { version, fields: { [key]: value } } });

    expect((await set(1, 'platinum')).status).toBe(400);
    expect((await set(1, 'gold')).body.contact.fields).toEqual({ [key]: 'gold' });

    await app.call(owner, changeContactField, { params: { fieldKey: key }, body: { archived: true } });
    expect((await read(params.contactId)).fields).toEqual({});
    await app.call(owner, changeContactField, { params: { fieldKey: key }, body: { archived: false } });
    expect((await read(params.contactId)).fields).toEqual({ [key]: 'gold' });
  });

  test('a note goes and comes back; a consent is struck and stays in the history', async () => {
    const { params } = await aPerson();
    const noted = await app.call(owner, addContactNote, { params, body: { text: 'Calls himself Max' } });
    const noteId = noted.body.contact.notes[0]?.id ?? '';
    const consent = { purpose: 'survey', way: 'mail', given: true, source: 'mail', how: 'answered our mail' } as const;
    const at = app.context.now().toISOString();
    const agreed = await app.call(owner, addConsent, { params, body: { ...consent, at } });
    const consentId = agreed.body.contact.consents[0]?.id ?? '';

    const gone = await app.call(owner, removeContactNote, { params: { ...params, noteId }, body: { removed: true } });
    const back = await app.call(owner, removeContactNote, { params: { ...params, noteId }, body: { removed: false } });
    const struck = await app.call(owner, strikeConsent, { params: { ...params, consentId }, body: { struck: true } });

    expect(gone.body.contact.notes).toEqual([]);
    expect(back.body.contact.notes).toMatchObject([{ text: 'Calls himself Max' }]);
    expect(struck.body.contact.consents).toMatchObject([{ ...consent, struck: true }]);
    const tomorrow = new Date(app.context.now().getTime() + 86_400_000).toISOString();
    expect((await app.call(owner, addConsent, { params, body: { ...consent, at: tomorrow } })).status).toBe(400);
  });
});

describe('two people who are one', () => {
  const merge = (into: { contactId: string }, from: { contactId: string }, versions = [1, 1]) =>
    app.call(owner, mergeContacts, {
      params: { contactId: into.contactId },
      body: { version: versions[0] ?? 1, fromId: from.contactId, fromVersion: versions[1] ?? 1 },
    });

  test('have one page with both histories, and the other’s address leads to it', async () => {
    const [mila, novak] = [
      await aPerson({ name: 'Mila', handle: 'mila' }),
      await aPerson({ name: 'M. Novak', handle: 'novak' }),
    ];
    await app.call(owner, addContactNote, { params: novak.params, body: { text: 'Wrote from work' } });

    const { body } = await merge(mila, novak);

    expect(body.contact.profiles.map(({ handle }) => handle).sort()).toEqual(['mila', 'novak']);
    expect(body.contact.notes).toMatchObject([{ text: 'Wrote from work' }]);
    expect((await read(novak.contactId)).id).toBe(mila.contactId);
    const history = await app.call(owner, listContactConversations, { params: mila.params, query: {} });
    expect(history.body.items.map(({ id }) => id).sort()).toEqual([mila.conversationId, novak.conversationId].sort());
    expect(await names({})).toEqual(['Mila']);
  });

  test('are two again when the merge is taken back, each as before', async () => {
    const [mila, novak] = [await aPerson({ name: 'Mila' }), await aPerson({ name: 'M. Novak' })];
    await app.call(owner, changeContact, {
      params: novak.params,
      body: { version: 1, fields: { phone: '+436641234567' } },
    });
    const before = [await read(mila.contactId), await read(novak.contactId)];
    const { body } = await merge(mila, novak, [1, 2]);

    const undone = await app.call(owner, undoMerge, { params: { ...mila.params, mergeId: body.mergeId } });
    const again = await app.call(owner, undoMerge, { params: { ...mila.params, mergeId: body.mergeId } });

    const after = [await read(mila.contactId), await read(novak.contactId)];
    const content = ({ name, fields, marks, profiles }: ContactDetail) => ({ name, fields, marks, profiles });
    expect(after.map(content)).toEqual(before.map(content));
    expect(undone.body.otherId).toBe(novak.contactId);
    expect(again.status).toBe(404);
  });

  test('merged in both directions at once become one person and never none', async () => {
    const [mila, novak] = [await aPerson({ name: 'Mila' }), await aPerson({ name: 'M. Novak' })];

    const answers = await Promise.all([merge(mila, novak), merge(novak, mila)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await read(mila.contactId)).id).toBe((await read(novak.contactId)).id);
  });

  test('a chain of merges is taken back from its end, and a split profile stays apart', async () => {
    const people = [await aPerson({ name: 'A' }), await aPerson({ name: 'B' }), await aPerson({ name: 'C' })];
    const [a, b, c] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
    const first = await merge(b, c);
    const second = await merge(a, b, [1, 2]);

    const tooEarly = await app.call(owner, undoMerge, { params: { ...b.params, mergeId: first.body.mergeId } });
    const split = await app.call(owner, splitContact, {
      params: a.params,
      body: { version: second.body.contact.version, profileId: c.profileId },
    });
    await app.call(owner, undoMerge, { params: { ...a.params, mergeId: second.body.mergeId } });

    expect(tooEarly.status).toBe(409);
    expect((await read(split.body.otherId)).profiles.map(({ id }) => id)).toEqual([c.profileId]);
    expect((await read(b.contactId)).profiles.map(({ id }) => id)).toEqual([b.profileId]);
    expect((await read(a.contactId)).profiles.map(({ id }) => id)).toEqual([a.profileId]);
  });
});

test('an export is safe to open as a table and holds no personal field for who may not read it', async () => {
  const { params } = await aPerson({ name: '=HYPERLINK("http://evil.test")', handle: 'mila' });
  await app.call(owner, changeContact, { params, body: { version: 1, fields: { mail: 'mila@example.com' } } });
  const get = (caller: TestAgent) =>
    app.fastify.inject({
      method: 'GET',
      url: '/api/contacts/export',
      headers: { cookie: `earshot_session=${caller.session}` },
    });
  const agent = await anAgent(app.context.db, workspaceId);

  const { body, headers } = await get(owner);

  expect(headers['content-type']).toContain('text/csv');
  expect(body).toContain(`"'=HYPERLINK(""http://evil.test"")"`);
  expect(body).toContain('mila@example.com');
  expect((await get(agent)).statusCode).toBe(403);
});
