import { describe, expect, test } from 'vitest';
import type { World } from '../conformance-world.ts';
import type { Fault } from './faults.ts';
import { failureOf, shows, type Tools, unique } from './tools.ts';

/** Other words in place of what we said, and taking it away, also when the answer is lost. */
export function correcting(tools: Tools, world: () => World): void {
  const { connector, replyTo, withFault, mention } = tools;
  describe.skipIf(!connector.reply)('correcting', () => {
    async function ours() {
      const root = await mention(unique('Is that so'));
      const message = replyTo(root);
      const sent = await connector.reply?.(world().session, message);
      if (!sent) throw new Error('The reply was not sent.');
      const standing = async () =>
        ((await world().thread?.(root.threadExternalId)) ?? []).filter((one) => one.externalId === sent.externalId);
      return { ...sent, said: message.text, standing, text: unique('Better words'), visibility: 'public' as const };
    }

    test('what was deleted is gone, and deleting it again is success', async ({ skip }) => {
      if (!connector.delete) return skip('nothing is deleted');
      const { externalId, standing } = await ours();

      await connector.delete(world().session, externalId);
      await connector.delete(world().session, externalId);

      await shows(async () => (await standing()).length === 0);
    });

    describe.skipIf(!connector.edit)('by other words', () => {
      const edit = (message: Awaited<ReturnType<typeof ours>>, session = world().session) =>
        Promise.resolve(connector.edit?.(session, message));
      const reads = (message: Awaited<ReturnType<typeof ours>>, text: string) =>
        shows(async () => (await message.standing()).map((one) => one.text).join() === text);

      test('they stand where the old ones stood, however often they are put there', async () => {
        const message = await ours();
        for (const _ of [1, 2]) await edit(message);
        await reads(message, message.text);
      });

      const losses: Fault['does'][] = ['loses answer', 'loses request', 'fails after', 'refuses'];
      test.each(losses)('a try that %s is told as a failure, and the next one stands', async (does) => {
        const message = await ours();
        const isEdit = ({ method }: { method: string }) => method !== 'GET';

        const failure = await failureOf(edit(message, withFault(does, isEdit) ?? world().session));

        expect(failure.kind).toBe(does === 'refuses' ? 'transient' : 'unknown_outcome');
        await edit(message);
        await reads(message, message.text);
      });

      test('too many of them are refused before anything is sent', async () => {
        const message = await ours();
        const text = 'é'.repeat((connector.text.public?.max ?? 0) + 1);

        expect((await failureOf(edit({ ...message, text }))).kind).toBe('too_long');
        await reads(message, message.said);
      });

      test('what is deleted takes no other words', async ({ skip }) => {
        if (!connector.delete) return skip('nothing is deleted');
        const message = await ours();
        await connector.delete(world().session, message.externalId);

        expect((await failureOf(edit(message))).kind).toBe('gone');
      });
    });
  });
}
