import { createMacro, deleteMacro, runMacro } from '#contract/macro.ts';
import { newId } from '#server/db/id.ts';
import type { TestApp } from '../app.ts';
import type { TestConversation } from '../factories/conversation.ts';
import type { TestAgent } from '../factories/people.ts';

type Place = { owner: TestAgent; agent: TestAgent; conversation: TestConversation; secret: string };

/** One macro, one that is deleted, and a run that can be taken back. */
export async function aFewMacros(app: TestApp, { owner, agent, conversation, secret }: Place) {
  const make = async () => {
    const steps = [{ kind: 'follow' as const, follow: true }];
    const body = { name: secret, steps, audience: 'everyone' as const };
    return (await app.call(owner, createMacro, { body })).body.macro.id;
  };
  const [macroId, deletedMacroId] = [await make(), await make()];
  await app.call(owner, deleteMacro, { params: { macroId: deletedMacroId } });
  const macroRunId = newId();
  const { conversationId } = conversation;
  await app.call(agent, runMacro, { params: { macroId }, body: { runId: macroRunId, conversationId, seenVersion: 1 } });
  return { macroId, deletedMacroId, macroRunId };
}
