import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eraseContact } from '#contract/contact.ts';
import {
  dismissEmerging,
  exportEmerging,
  getEmerging,
  liftQuietTerm,
  listEmerging,
  listQuietTerms,
  nameEmerging,
  restoreEmerging,
  takeEmerging,
  unnameEmerging,
} from '#contract/emerging.ts';
import { activatePolicy, getPolicy, savePolicyDraft } from '#contract/policy.ts';
import { bringBack, setAside } from '#contract/stranger.ts';
import { defaultTaxonomy } from '#contract/taxonomy-defaults.ts';
import { correctVerdict } from '#contract/verdict.ts';
import { catchUp } from '#server/events/follow.ts';
import { record } from '#server/events/record.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aTeam, type TestConversation } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { understand } from '#test/factories/verdict.ts';
import { recount } from './count.ts';
import { hourOf } from './hour.ts';
import { forgetCounts, lookEmerging } from './jobs.ts';
import { countMessages } from './subscribers.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let owner: TestAgent;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  // Well within an hour of the day, whenever the tests run.
  app.clock.set(new Date('2026-03-10T14:05:00Z'));
  workspaceId = await aWorkspace(app.context.db);
  owner = await anAgent(app.context.db, workspaceId, { role: 'owner', name: 'Olga' });
  await catchUp(app.context, workspaceId, countMessages);
});

const now = () => app.context.now();
const inWorkspace = <T>(work: Parameters<typeof app.context.db.inWorkspace<T>>[1]) =>
  app.context.db.inWorkspace(workspaceId, work);
const count = () => catchUp(app.context, workspaceId, countMessages);
const look = () => lookEmerging.run(app.context, workspaceId);

/** Two weeks in which twenty messages came each hour. */
async function ordinaryWeeks(): Promise<void> {
  const hour = hourOf(now());
  await inWorkspace((tx) =>
    sql`insert into term_count (workspace_id, kind, term, hour, count)
      select ${workspaceId}, 'all', '', h, 20 from generate_series(${hour - 336}::int, ${hour - 1}::int) as h`.execute(
      tx,
    ),
  );
}
async function told(
  type: 'message.received' | 'message.deleted' | 'message.edited',
  one: TestConversation,
): Promise<void> {
  const details = {
    'message.received': { network: 'sandbox', stage: 'public' },
    'message.deleted': { by: 'author' },
    'message.edited': { before: '' },
  };
  await inWorkspace(async (tx) => {
    record(tx, {
      ...{ type, at: now(), actor: { kind: 'customer', id: one.profileId } },
      subject: { kind: 'message', id: one.messageId },
      conversationId: one.conversationId,
      // Each has its own, as the catalogue says.
      detail: details[type] as never,
    });
  });
}
type Where = { network?: string; teamId?: string };
async function says(text: string, where: Where = {}): Promise<TestConversation> {
  app.clock.advance(1000);
  const made = await aConversation(app.context.db, workspaceId, { text, at: now(), ...where });
  await told('message.received', made);
  return made;
}
/** Twelve people who say the same in other words. */
async function outage(where: Where = {}, times = 12): Promise<TestConversation[]> {
  const made: TestConversation[] = [];
  for (let n = 0; n < times; n += 1)
    made.push(await says(`Checkout page frozen, order ${'abcdefghijkl'[n]}x lost`, where));
  return made;
}
const counts = () =>
  inWorkspace(async (tx) => {
    const { rows } = await sql<{ term: string; count: number }>`
      select kind || ' ' || term as term, sum(count)::int as count from term_count
      where workspace_id = ${workspaceId} group by 1 order by 1`.execute(tx);
    return Object.fromEntries(rows.map(({ term, count: some }) => [term, some]));
  });
const list = async (which: 'open' | 'past' = 'open', who = owner) =>
  (await app.call(who, listEmerging, { query: { list: which } })).body.items;
const notices = () =>
  inWorkspace(async (tx) => {
    const { rows } = await sql<{ detail: unknown }>`
      select detail from notice where workspace_id = ${workspaceId} and kind = 'emerging'`.execute(tx);
    return rows;
  });

describe('counting', () => {
  it('counts each message once, however often its events are read', async () => {
    await says('Checkout frozen');
    await says('Checkout frozen again');
    await count();
    const once = await counts();
    expect(once).toMatchObject({ 'all ': 2, 'phrase checkout': 2, 'phrase checkout frozen': 2 });

    await inWorkspace((tx) =>
      sql`update subscriber set position = 0 where workspace_id = ${workspaceId} and name = 'emerging.count'`.execute(
        tx,
      ),
    );
    await count();

    expect(await counts()).toEqual(once);
  });

  it('counts nothing of a transaction that did not end', async () => {
    await says('Checkout frozen');
    await expect(
      inWorkspace(async (tx) => {
        const { rows } = await sql<{ id: string }>`select id from message where workspace_id = ${workspaceId}`.execute(
          tx,
        );
        await recount(
          tx,
          rows.map(({ id }) => id),
          now(),
        );
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    expect(await counts()).toEqual({});

    await count();

    expect(await counts()).toMatchObject({ 'all ': 1, 'phrase checkout': 1 });
  });

  it('follows an edit, a deletion, spam and what is brought back', async () => {
    const edited = await says('Checkout frozen');
    const deleted = await says('Checkout frozen');
    const spam = await says('Checkout frozen');
    await count();

    await inWorkspace((tx) =>
      sql`update message set text = 'Voucher refused' where id = ${edited.messageId}`.execute(tx),
    );
    await told('message.edited', edited);
    await inWorkspace((tx) =>
      sql`update message set deleted_at = ${now()}, deleted_by = 'author' where id = ${deleted.messageId}`.execute(tx),
    );
    await told('message.deleted', deleted);
    const params = { conversationId: spam.conversationId };
    await app.call(owner, setAside, { params, body: { kind: 'spam' } });
    await count();
    expect(await counts()).toEqual({
      'all ': 1,
      'phrase refused': 1,
      'phrase voucher': 1,
      'phrase voucher refused': 1,
    });

    await app.call(owner, bringBack, { params });
    await count();
    expect(await counts()).toMatchObject({ 'all ': 2, 'phrase checkout': 1, 'phrase frozen': 1 });
  });

  it('counts the theme once it is understood, and anew when somebody corrects it', async () => {
    const made = await says('Checkout frozen');
    await count();
    await understand(app, workspaceId, made.messageId, { theme: 'delivery' });
    await inWorkspace(async (tx) => {
      record(tx, {
        ...{ type: 'conversation.understood', at: now(), actor: systemActor, conversationId: made.conversationId },
        subject: { kind: 'conversation', id: made.conversationId },
        detail: { model: 'test', head: 0, read: [{ message: made.messageId, labels: { theme: 'delivery' } }] },
      });
    });
    await count();
    expect(await counts()).toMatchObject({ 'all ': 1, 'theme delivery': 1 });

    const params = { messageId: made.messageId, task: 'theme' } as const;
    await app.call(owner, correctVerdict, { params, body: { label: 'fault' } });
    await count();
    expect(await counts()).toMatchObject({ 'all ': 1, 'theme fault': 1 });
    expect(await counts()).not.toHaveProperty('theme delivery');
  });

  it('keeps nothing of somebody who is erased', async () => {
    const made = await says('Checkout frozen');
    await understand(app, workspaceId, made.messageId, { theme: 'fault', product: 'kettle' });
    await says('Checkout slow');
    await count();
    expect(await counts()).toMatchObject({ 'theme fault': 1, 'product kettle': 1 });

    const { status } = await app.call(owner, eraseContact, {
      params: { contactId: made.contactId },
      body: { name: 'Mila' },
    });
    expect(status).toBe(200);
    await count();

    expect(await counts()).toEqual({ 'all ': 1, 'phrase checkout': 1, 'phrase checkout slow': 1, 'phrase slow': 1 });
  });

  it('forgets what is older than four weeks', async () => {
    await says('Checkout frozen');
    await count();
    app.clock.advance(29 * 86_400_000);
    await forgetCounts.run(app.context, workspaceId);
    expect(await counts()).toEqual({});
  });
});

describe('a burst', () => {
  it('becomes one issue with its phrases, people, networks and examples, and leads are told once', async () => {
    await ordinaryWeeks();
    await outage({}, 8);
    await outage({ network: 'mastodon' }, 4);
    await count();
    await Promise.all([look(), look()]);

    const [issue, ...others] = await list();
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ state: 'open', messages: 12, people: 12, taken: null, dismissed: null });
    expect(issue?.phrases.slice(0, 3)).toContain('checkout page');
    expect(issue?.networks).toEqual([
      { key: 'sandbox', count: 8 },
      { key: 'mastodon', count: 4 },
    ]);
    expect(issue?.growth).toBeGreaterThan(10);
    expect(await notices()).toMatchObject([{ detail: { issue: issue?.id, count: 12 } }]);

    const { body } = await app.call(owner, getEmerging, { params: { emergingId: issue?.id ?? '' } });
    expect(body.examples).toHaveLength(12);
    expect(body.hours.at(-1)).toMatchObject({ at: '2026-03-10T14:00:00.000Z', count: 12, usual: 0 });
    expect(body.hours).toHaveLength(72);
    expect((await app.call(owner, exportEmerging, {})).body.csv).toContain('checkout page');
  });

  it('that goes on is the same issue; it closes when it is back to usual, and a flare is the same again', async () => {
    await ordinaryWeeks();
    await outage();
    await count();
    await look();
    await outage();
    await count();
    await look();
    expect(await list()).toMatchObject([{ messages: 24, state: 'open' }]);

    app.clock.advance(4 * 3_600_000);
    await look();
    expect(await list()).toEqual([]);
    expect(await list('past')).toMatchObject([{ state: 'closed' }]);

    await outage();
    await count();
    await look();
    expect(await list()).toMatchObject([{ messages: 36, closedAt: null }]);
    expect(await notices()).toHaveLength(1);
  });

  it('of one account, or of too few messages, is none', async () => {
    await ordinaryWeeks();
    const first = await says('Checkout page frozen');
    for (let n = 0; n < 11; n += 1) {
      app.clock.advance(1000);
      const profile = { profileId: first.profileId, contactId: first.contactId };
      const text = 'Checkout page frozen';
      await told('message.received', await aConversation(app.context.db, workspaceId, { text, at: now(), profile }));
    }
    for (let n = 0; n < 7; n += 1) await says('Voucher refused');
    await count();
    await look();
    expect(await list()).toEqual([]);
  });
});

describe('what people make of it', () => {
  async function raised(): Promise<string> {
    await ordinaryWeeks();
    await outage();
    await count();
    await look();
    return (await list())[0]?.id ?? '';
  }

  it('is taken and given back', async () => {
    const params = { emergingId: await raised() };
    await app.call(owner, takeEmerging, { params, body: { isTaken: true } });
    expect(await list()).toMatchObject([{ taken: { by: owner.agentId } }]);
    await app.call(owner, takeEmerging, { params, body: { isTaken: false } });
    expect(await list()).toMatchObject([{ taken: null }]);
  });

  it('is dismissed: what it says stays quiet until that is taken back or lifted', async () => {
    const emergingId = await raised();
    const params = { emergingId };
    const { status, body } = await app.call(owner, dismissEmerging, { params, body: { reason: 'noise' } });
    expect([status, body]).toEqual([200, {}]);
    await outage();
    await count();
    await look();
    expect(await list()).toEqual([]);
    const { terms } = (await app.call(owner, listQuietTerms, {})).body;
    expect(terms).toContainEqual({
      ...{ kind: 'phrase', term: 'checkout page', name: 'checkout page', until: null, reason: 'noise' },
    });

    await app.call(owner, restoreEmerging, { params });
    expect(await list()).toMatchObject([{ id: emergingId, dismissed: null }]);
    expect((await app.call(owner, listQuietTerms, {})).body.terms).toEqual([]);
    const lifted = await app.call(owner, liftQuietTerm, { body: { kind: 'phrase', term: 'checkout page' } });
    expect(lifted.status).toBe(404);
  });

  it('may be a product, of which everybody says something else', async () => {
    const kettle = { id: 'kettle', kind: 'product' as const, name: 'Kettle', description: '', words: [], examples: [] };
    const params = { kind: 'taxonomy' as const };
    const entries = [...defaultTaxonomy.entries, { ...kettle, mergedInto: null }];
    const draft = await app.call(owner, savePolicyDraft, {
      params,
      body: { content: { kind: 'taxonomy', body: { entries } } },
    });
    await app.call(owner, activatePolicy, {
      params: { ...params, version: draft.body.version },
      body: { replaces: 0 },
    });
    await ordinaryWeeks();
    for (let n = 0; n < 12; n += 1) {
      const made = await says(`${'abcdefghijkl'[n]}rf ${'mnopqrstuvwx'[n]}bz`);
      await understand(app, workspaceId, made.messageId, { product: 'kettle', intent: 'complaint' });
    }
    await count();
    expect(await counts()).toMatchObject({ 'product kettle': 12 });
    await look();
    const [issue] = await list();
    expect(issue).toMatchObject({
      phrases: [],
      products: [{ id: 'kettle', name: 'Kettle' }],
      themes: [],
      messages: 12,
    });

    const dismissed = { params: { emergingId: issue?.id ?? '' }, body: { reason: 'known' as const } };
    await app.call(owner, dismissEmerging, dismissed);
    const { terms } = (await app.call(owner, listQuietTerms, {})).body;
    expect(terms).toMatchObject([{ kind: 'product', term: 'kettle', name: 'Kettle' }]);
  });

  it('becomes a theme of the team, also of what is being prepared, and no more when that is undone', async () => {
    const params = { emergingId: await raised() };
    const named = await app.call(owner, nameEmerging, { params, body: { name: 'Checkout', words: ['checkout page'] } });
    expect(named.status).toBe(200);
    const themes = async () => {
      const { body } = await app.call(owner, getPolicy, { params: { kind: 'taxonomy' } });
      return body.active.kind === 'taxonomy' ? body.active.body.entries.map(({ name }) => name) : [];
    };
    expect(await themes()).toContain('Checkout');
    expect(await list()).toMatchObject([{ themeId: named.body.themeId }]);

    await app.call(owner, unnameEmerging, { params });
    expect(await themes()).not.toContain('Checkout');
    expect(await list()).toMatchObject([{ themeId: null }]);
  });

  it('is told within one’s reach: others’ messages, people and phrases are not', async () => {
    const theirs = await aTeam(app.context.db, workspaceId, 'Theirs');
    const mine = await aTeam(app.context.db, workspaceId, 'Mine');
    const agent = await anAgent(app.context.db, workspaceId, { teamIds: [mine] });
    const outside = await anAgent(app.context.db, workspaceId, { teamIds: [await aTeam(app.context.db, workspaceId)] });
    await ordinaryWeeks();
    for (let n = 0; n < 9; n += 1) await says('Checkout page frozen secretword', { teamId: theirs });
    await outage({ teamId: mine }, 3);
    await count();
    await look();

    const [seen] = await list('open', agent);
    expect(seen).toMatchObject({ messages: 3, people: 3, networks: [{ key: 'sandbox', count: 3 }] });
    expect(seen?.phrases.join()).not.toContain('secretword');
    const { body } = await app.call(agent, getEmerging, { params: { emergingId: seen?.id ?? '' } });
    expect(body.examples).toHaveLength(3);
    expect(body.hours.at(-1)).toMatchObject({ count: 3 });
    expect(await list('open', outside)).toEqual([]);
    expect((await app.call(outside, getEmerging, { params: { emergingId: seen?.id ?? '' } })).status).toBe(404);
  });
});
