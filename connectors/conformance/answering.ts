import { describe, expect, test } from 'vitest';
import type { World } from '../conformance-world.ts';
import { limitsOf } from '../measure.ts';
import type { DirectMessage } from '../outbound.ts';
import { counting, type Fault } from './faults.ts';
import { failureOf, shows, type Tools, unique } from './tools.ts';

/** All that goes out, also when the answer is lost. */
export function answering(tools: Tools, world: () => World): void {
  const { connector, cannotTell, found, replyTo, directTo, cursorNow, withHttp, withFault, recently, mention } = tools;
  describe('answering', () => {
    const inThread = async (threadId: string, text: string) =>
      ((await world().thread?.(threadId)) ?? []).filter((message) => message.text === text);

    test('a reply stands in the thread, and its echo has its id', async ({ skip }) => {
      if (!connector.reply) return skip('no replies');
      const root = await mention(unique('Please answer'));
      const cursor = await cursorNow();
      const message = replyTo(root);
      const sent = await connector.reply(world().session, message);

      expect(sent.threadExternalId).toBe(root.threadExternalId);
      await shows(async () => (await inThread(root.threadExternalId, message.text)).length === 1);
      const [standing] = await inThread(root.threadExternalId, message.text);
      expect(standing).toEqual({
        externalId: sent.externalId,
        text: message.text,
        replyTo: root.externalId,
        author: world().session.account.externalId,
      });
      expect(await found(cursor, sent)).toMatchObject({ text: message.text, addressed: false });
    });

    test('a direct message reaches the room', async ({ skip }) => {
      const room = world().room;
      if (!connector.direct || !room) return skip('no direct messages');
      await world().customer.direct?.(unique('Opens the room'));
      const message = directTo();
      const sent = await connector.direct(world().session, message);

      await shows(async () => {
        const texts = (await room(sent.threadExternalId)).filter((one) => one.externalId === sent.externalId);
        return texts.length === 1 && texts[0]?.text === message.text;
      });
    });

    test('choices stand under a message in every form, and what is chosen comes back', async ({ skip }) => {
      const { customer, offered, session } = world();
      const { choices: forms, direct } = connector;
      if (!forms || !direct || !offered || !customer.direct) return skip('nothing to choose from');
      const { threadExternalId } = await customer.direct(unique('Opens the room'));
      const offer = (choices: string[], text = unique('Which one?')) => ({
        ...directTo(text),
        threadExternalId,
        choices,
      });
      const titlesOf = (count: number, length: number) =>
        Array.from({ length: count }, (_, n) => `${n + 1}${'é'.repeat(length)}`.slice(0, length));
      for (const { max, titleMax } of forms) {
        const choices = titlesOf(max, titleMax);
        const sent = await direct(session, offer(choices));
        expect(await offered(sent.externalId)).toEqual(choices);
        if (!customer.choose) continue;
        const cursor = await cursorNow();
        const chosen = await customer.choose(sent.externalId, choices[1] ?? '');
        expect(await found(cursor, chosen)).toMatchObject({ text: choices[1], chose: choices[1], addressed: true });
      }

      const last = forms.at(-1) ?? { max: 0, titleMax: 0, text: { max: 0 } };
      const { http, count } = counting(session.http);
      for (const refused of [
        offer(titlesOf(last.max + 1, last.titleMax)),
        offer(titlesOf(1, last.titleMax + 1)),
        offer(['Yes'], 'x'.repeat(last.text.max + 1)),
      ])
        expect((await failureOf(direct(withHttp(http), refused))).kind).toBe('too_long');
      expect(count()).toBe(0);
    });

    test('a text over the limit is refused before anything is sent', async ({ skip }) => {
      const root = connector.reply ? await mention(unique('Long?')) : { externalId: '', threadExternalId: '' };
      const { http, count } = counting(world().session.http);
      const { reply, direct, text } = connector;
      if (reply && text.public) {
        const long = replyTo(root, 'é'.repeat(text.public.max + 1));
        expect((await failureOf(reply(withHttp(http), long))).kind).toBe('too_long');
      }
      if (direct && text.private) {
        const long = directTo('é'.repeat(text.private.max + 1));
        expect((await failureOf(direct(withHttp(http), long))).kind).toBe('too_long');
      }
      if (!reply && !direct) return skip('nothing is sent');
      expect(count()).toBe(0);
    });

    test('the longest text that is allowed is accepted', async ({ skip }) => {
      const { handle } = world().customer.profile;
      const limit = limitsOf(connector, world().session.settings, [handle]).text.public;
      if (!connector.reply || !limit) return skip('no replies');
      const root = await mention(unique('Long!'));
      const start = unique('');
      const text = start + 'x'.repeat(limit.max - start.length);

      expect((await connector.reply(world().session, replyTo(root, text.trim()))).externalId).toBeTruthy();
    });

    const losses: [string, Fault['does'], 'found' | 'absent'][] = [
      ['whose answer was lost', 'loses answer', 'found'],
      ['that failed after it was done', 'fails after', 'found'],
      ['that never arrived', 'loses request', 'absent'],
    ];
    test.each(losses)('a reply %s is of unknown outcome and can be asked for (%s, %s)', async (_, does, state) => {
      if (!connector.reply || !connector.findSent) return;
      const root = await mention(unique('Are you there'));
      const message = replyTo(root);
      const session = withFault(does) ?? world().session;

      expect((await failureOf(connector.reply(session, message))).kind).toBe('unknown_outcome');

      const asked = await connector.findSent(world().session, 'reply', message, recently());
      expect(asked.state).toBe(state);
      if (asked.state === 'absent') await connector.reply(world().session, message);
      await shows(async () => (await inThread(root.threadExternalId, message.text)).length > 0);
      const standing = await inThread(root.threadExternalId, message.text);
      expect(standing).toHaveLength(1);
      if (asked.state === 'found') {
        expect(asked.sent.externalId).toBe(standing[0]?.externalId);
        expect(asked.sent.threadExternalId).toBe(root.threadExternalId);
      }
    });

    test.each(losses)('a direct message %s is asked for too (%s, %s)', async (_, does, state) => {
      const { room, customer } = world();
      if (!connector.direct || !connector.findSent || !room || !customer.direct) return;
      const { threadExternalId } = await customer.direct(unique('Privately'));
      const message: DirectMessage = { ...directTo(), threadExternalId };
      const session = withFault(does);
      if (!session) return;

      expect((await failureOf(connector.direct(session, message))).kind).toBe('unknown_outcome');

      const asked = await connector.findSent(world().session, 'direct', message, recently());
      expect(asked.state).toBe(cannotTell ? 'cannot_tell' : state);
      if (asked.state === 'cannot_tell') return;
      const standing = (await room(threadExternalId)).filter((one) => one.text === message.text);
      expect(standing.map((one) => one.externalId)).toEqual(asked.state === 'found' ? [asked.sent.externalId] : []);
    });

    test('trying the same reply twice leaves one', async ({ skip }) => {
      if (!connector.reply) return skip('no replies');
      const root = await mention(unique('Twice?'));
      const message = replyTo(root);
      const first = await connector.reply(world().session, message);

      const second = await connector.reply(world().session, message).catch((error: unknown) => error);

      if (second instanceof Error) expect(second).toMatchObject({ kind: 'duplicate' });
      else expect(second).toMatchObject({ externalId: first.externalId });
      await shows(async () => (await inThread(root.threadExternalId, message.text)).length === 1);
    });

    test('likes and hides can be repeated and taken back', async ({ skip }) => {
      const answer = world().customer.reply;
      if ((!connector.like && !connector.hide) || !answer) return skip('neither');
      const comment = connector.hide
        ? await answer(await world().postAsUs(unique('Ours')), unique('A comment'))
        : await mention(unique('Like this'));
      for (const on of [true, true, false, false]) {
        if (!connector.likesOnly) await connector.like?.(world().session, comment.externalId, on);
        await connector.hide?.(world().session, comment.externalId, on);
      }
    });
  });
}
