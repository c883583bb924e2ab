import { escalateConversation } from '#contract/page.ts';
import { createStakeholderGroup } from '#contract/stakeholder.ts';
import type { TestApp } from '../app.ts';
import type { TestAgent } from '../factories/people.ts';

export type Stakeholders = {
  groupId: string;
  /** Without a question, so that it can change. */
  otherGroupId: string;
  /** About the conversation, put to the group, in which the owner is. */
  escalationId: string;
};

/** Two groups, and a question that one of them was asked. */
export async function aGroupOf(
  app: TestApp,
  { owner, conversationId, secret }: { owner: TestAgent; conversationId: string; secret: string },
): Promise<Stakeholders> {
  const make = async (name: string) =>
    (
      await app.call(owner, createStakeholderGroup, {
        body: {
          name: `${name} ${secret}`,
          remindAfterMinutes: 60,
          people: [
            { agentId: owner.agentId },
            { name: secret, email: `${name}@${secret}.example`.toLowerCase(), language: 'en' },
          ],
        },
      })
    ).body.groupId;
  const [groupId, otherGroupId] = [await make('Law'), await make('Board')];
  const asked = await app.call(owner, escalateConversation, {
    params: { conversationId },
    body: { to: { kind: 'group', id: groupId }, reason: `May we pay? ${secret}` },
  });
  return { groupId, otherGroupId, escalationId: asked.body.escalationId ?? '' };
}
