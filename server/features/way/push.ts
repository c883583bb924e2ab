import { createECDH } from 'node:crypto';
import webpush from 'web-push';
import * as z from 'zod';
import { baseUrl } from '#server/features/channel/queries.ts';
import { post } from './http-reply.ts';
import type { Letter, Outcome, Outside } from './letter.ts';

/** What a browser gave us to reach it by. */
export const Subscription = z.object({
  endpoint: z.string(),
  keys: z.object({ p256dh: z.string(), auth: z.string() }),
});
export type Subscription = z.output<typeof Subscription>;

/** A message that nobody could take for so long says nothing any more, in seconds. */
const pageTtlSeconds = 3_600;
const ttlSeconds = 12 * 3_600;

/**
 * Sends to one browser, encrypted for it alone (RFC 8291). A second try of the same message replaces the first, at the
 * push service by its topic and on the screen by its tag.
 */
export async function sendPush(outside: Outside, to: Subscription, letter: Letter): Promise<Outcome> {
  const { title, lines, more } = letter.composed;
  const rest = lines.length === 1 && lines[0] === title ? [] : lines;
  const payload = {
    title,
    body: [...rest, ...(more ? [more] : [])].join('\n'),
    url: letter.url,
    tag: letter.id,
    isPage: letter.isPage,
    language: letter.language,
  };
  const { publicKey, privateKey } = pushKeys(outside);
  const { endpoint, headers, body } = webpush.generateRequestDetails(to, JSON.stringify(payload), {
    vapidDetails: { subject: subjectOf(outside), publicKey, privateKey },
    TTL: letter.isPage ? pageTtlSeconds : ttlSeconds,
    urgency: letter.isPage ? 'high' : 'normal',
    topic: letter.id.replaceAll('-', ''),
  });
  const texts = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return post(outside, { url: endpoint, headers: Object.fromEntries(texts), body: new Uint8Array(body ?? []) });
}

/** The keys by which push services know this installation: they follow from its own key, so they exist from the first start on. */
export function pushKeys({ secretBox }: Pick<Outside, 'secretBox'>): { publicKey: string; privateKey: string } {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(secretBox.derive('web push'));
  return { publicKey: pair.getPublicKey('base64url'), privateKey: pair.getPrivateKey('base64url') };
}

/** Whom a push service may turn to: our address, where it is one that can be reached from outside. */
function subjectOf(outside: Outside): string {
  const url = baseUrl(outside);
  return url.startsWith('https://') ? url : 'mailto:earshot@example.com';
}
