import { describe, expect, test } from 'vitest';
import type { World } from '../conformance-world.ts';
import { ConnectorError } from '../connector-error.ts';
import type { InboundItem } from '../inbound.ts';
import { attempts, failureOf, shows, type Tools, unique } from './tools.ts';

/** Who we are, and all that comes in. */
export function receiving(tools: Tools, world: () => World): void {
  const { connector, seenBodies, parse, itemsOf, messagesIn, follow, has, found, replyTo, cursorNow, speak, mention } =
    tools;
  describe('connecting', () => {
    test('proves the credentials and says who we are', async () => {
      const { session } = world();
      const connected = await connector.connect(world().settings, session);

      expect(connected.origin).toBe(session.origin);
      expect(connected.account).toMatchObject(session.account);
      const kept = JSON.stringify(connected.settings);
      for (const secret of Object.values(connected.secrets)) expect(kept).not.toContain(secret);
    });

    test('wrong credentials are told as such', async () => {
      const failure = await failureOf(connector.connect(world().wrongSettings, world().session));

      expect(['auth_expired', 'permission', 'invalid_request']).toContain(failure.kind);
    });

    test('a token that was taken back asks for a reconnect', async () => {
      const session = await world().revokedSession();

      for (const work of attempts(connector, session)) expect((await failureOf(work())).kind).toBe('auth_expired');
    });

    test('a token that has run out is renewed on the way', async ({ skip }) => {
      const session = await world().expiredSession?.();
      if (!session || !connector.poll) return skip('tokens of this network do not run out by themselves');

      await connector.poll(session, null, { backfillDays: 1 });
    });
  });

  describe('receiving', () => {
    test('a mention arrives once, in full, as spoken to us', async ({ skip }) => {
      const { mention } = world().customer;
      if (!mention) return skip('no public stage');
      const cursor = await cursorNow();
      const text = unique('Hello there');
      const placed = await mention(text);

      const message = await found(cursor, placed);

      expect(message.text).toContain(text);
      expect(message).toMatchObject({ addressed: true, visibility: 'public' });
      expect(message.thread).toEqual({
        externalId: placed.threadExternalId,
        kind: 'post',
        visibility: 'public',
      });
      expect(message.author).toMatchObject(world().customer.profile);
      expect(message.mentions).toContain(world().session.account.externalId);
      expect(Math.abs(message.occurredAt.getTime() - Date.now())).toBeLessThan(120_000);
    });

    test('the same delivery gives the same items every time', async () => {
      const cursor = await cursorNow();
      const placed = await speak(unique('Again'));
      const { items } = await follow(cursor, has(placed.externalId));
      const repeated = await follow(cursor, has(placed.externalId));

      expect(repeated.items).toEqual(items);
      for (const body of seenBodies) expect(await parse(body)).toEqual(await parse(body));
    });

    test('the cursor goes on without loss or repetition', async () => {
      const cursor = await cursorNow();
      const placed: string[] = [];
      const seen: string[] = [];
      let at = cursor;
      for (let n = 0; n < 3; n += 1) {
        const { externalId } = await speak(unique(`Number ${n}`));
        placed.push(externalId);
        const step = await follow(at, has(externalId));
        seen.push(...messagesIn(step.items).map((item) => item.externalId));
        at = step.cursor;
      }

      expect(seen.filter((id) => placed.includes(id))).toEqual(placed);
    });

    test('an answer of a customer names what it answers and where it stands', async () => {
      const { mention, reply } = world().customer;
      if (!connector.reply || !mention || !reply) return;
      const root = await mention(unique('A question'));
      const sent = await connector.reply(world().session, replyTo(root));
      const cursor = await cursorNow();
      const answer = await reply(
        { externalId: sent.externalId, threadExternalId: sent.threadExternalId },
        unique('Thanks'),
      );

      const message = await found(cursor, answer);

      const above = tools.underOurPosts ? root.externalId : sent.externalId;
      expect(message).toMatchObject({ replyTo: above, addressed: true });
      expect(message.thread.externalId).toBe(root.threadExternalId);
    });

    test('an image comes with its address and its description', async ({ skip }) => {
      const { customer } = world();
      if (!customer.mentionWithImage) return skip('no images');
      const cursor = await cursorNow();
      const image = { bytes: onePixel, mimeType: 'image/png', alt: 'One grey pixel' };
      const placed = await customer.mentionWithImage(unique('Look'), image);

      const message = await found(cursor, placed);

      expect(message.attachments).toMatchObject([{ kind: 'image', alt: 'One grey pixel' }]);
      expect(URL.canParse(message.attachments[0]?.url ?? '')).toBe(true);
      expect(message.attachments[0]?.externalId).toBeTruthy();
    });

    test('a direct message is private and spoken to us', async ({ skip }) => {
      const { customer } = world();
      if (!customer.direct) return skip('no direct messages');
      const cursor = await cursorNow();
      const text = unique('Between us');
      const placed = await customer.direct(text);

      const message = await found(cursor, placed);

      expect(message).toMatchObject({ text, visibility: 'private', addressed: true });
      expect(message.thread).toEqual({ externalId: placed.threadExternalId, kind: 'dm', visibility: 'private' });
    });

    test('what a customer edits is told', async ({ skip }) => {
      const { customer } = world();
      if (!customer.edit) return skip('no edits');
      const placed = await speak(unique('Before'));
      const cursor = await cursorNow();
      const text = unique('After');
      await customer.edit(placed.externalId, text);

      const { items } = await follow(cursor, (list) => list.some((item) => item.kind === 'edit'));

      expect(items).toContainEqual(expect.objectContaining({ kind: 'edit', externalId: placed.externalId, text }));
    });

    test('what a customer deletes is told or found by asking', async ({ skip }) => {
      const remove = world().customer.delete;
      if (!remove) return skip('what is said stays');
      const placed = await speak(unique('Soon gone'));
      const stays = await speak(unique('Stays'));
      const cursor = await cursorNow();
      await remove(placed.externalId);

      const told = async () =>
        (await follow(cursor, () => true)).items.some(
          (item) => item.kind === 'delete' && item.externalId === placed.externalId,
        );
      const asked = async () =>
        (await connector.findDeleted?.(world().session, [stays.externalId, placed.externalId])) ?? [];
      await shows(async () => (await asked()).includes(placed.externalId) || (await told()));
      if (connector.findDeleted) expect(await asked()).toEqual([placed.externalId]);
    });

    test('a sign at a message of ours is told, changed and taken back', async ({ skip }) => {
      const { react, direct, profile } = world().customer;
      if (!react || !direct || !connector.direct) return skip('no signs at messages');
      await direct(unique('Hello'));
      const { externalId } = await connector.direct(world().session, tools.directTo());
      const cursor = await cursorNow();
      for (const sign of ['❤️', '👍', null]) await react(externalId, sign);

      const signs = (list: InboundItem[]) => list.flatMap((item) => (item.kind === 'reaction' ? [item] : []));
      const { items } = await follow(cursor, (list) => signs(list).length >= 3);

      expect(signs(items)).toMatchObject(
        ['❤️', '👍', null].map((sign) => ({ externalId, personId: profile.externalId, sign })),
      );
    });

    test('what our account posts without Earshot is found, as ours', async () => {
      const cursor = await cursorNow();
      const placed = await world().postAsUs(unique('From the app'));

      const message = await found(cursor, placed);

      expect(message.author.externalId).toBe(world().session.account.externalId);
      expect(message.addressed).toBe(false);
    });

    test('a thread is loaded whole, with the same ids', async ({ skip }) => {
      if (!connector.loadThread || !connector.reply) return skip('no threads');
      const cursor = await cursorNow();
      const root = await mention(unique('Root'));
      const sent = await connector.reply(world().session, replyTo(root));
      const polled = await found(cursor, root);

      const load = async () => {
        const asked = { externalId: root.threadExternalId, around: sent.externalId, cursor: null };
        const { bodies = [] } = (await connector.loadThread?.(world().session, asked)) ?? {};
        seenBodies.push(...bodies);
        const all = messagesIn(await itemsOf(bodies));
        return [...new Map(all.map((item) => [item.externalId, item])).values()];
      };
      const isShown = async () => (await load().catch(nothingYet)).some((item) => item.externalId === sent.externalId);
      await shows(isShown);
      const all = await load();
      const thread = tools.underOurPosts ? all.slice(1) : all;

      expect(thread.map((item) => item.externalId)).toEqual([root.externalId, sent.externalId]);
      expect(thread[0]).toMatchObject({ text: polled.text, thread: polled.thread, occurredAt: polled.occurredAt });
      expect(thread[1]).toMatchObject({ replyTo: root.externalId, addressed: false });
    });
  });
}

/** A network that spreads what was just written may not be asked of it yet. */
function nothingYet(error: unknown): InboundItem[] {
  if (error instanceof ConnectorError && error.kind === 'transient') return [];
  throw error;
}

const onePixel = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
