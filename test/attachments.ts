import { uploadAttachment } from '#contract/attachment.ts';
import { tinyPng } from '#sandbox/testing.ts';
import { sessionCookie } from '#server/http/token.ts';
import type { TestApp } from './app.ts';

/** Adds a picture to what somebody is writing in a conversation; gives its id. */
export async function uploadPng(
  app: TestApp,
  { session }: { session: string },
  { conversationId, alt }: { conversationId: string; alt: string },
): Promise<string> {
  const response = await app.fastify.inject({
    method: 'POST',
    url: uploadAttachment.path.replace(':conversationId', conversationId),
    query: { alt },
    headers: { 'x-earshot': '1', 'content-type': 'image/png', cookie: `${sessionCookie}=${session}` },
    payload: Buffer.from(tinyPng),
  });
  return uploadAttachment.reply.parse(response.json()).attachment.id;
}
