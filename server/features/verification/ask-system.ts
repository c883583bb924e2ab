import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { ConnectorError } from '#connectors/connector-error.ts';
import type { SystemAnswer } from '#contract/verification.ts';
import type { Context } from '#server/context.ts';

/** Longer nobody waits before a page. */
const timeoutMs = 8_000;

/** What the connected system is told of a customer. `answers`: what they entered, by the keys of the questions. */
export type Asked = {
  id: string;
  network: string;
  handle: string;
  externalId: string;
  contact: Record<string, unknown>;
  answers: Record<string, string>;
};

export type Connected = { url: string; secret: string };

const Said = z.object({ result: z.enum(['match', 'no_match', 'locked']) });

/**
 * Asks the connected system whether a customer is who they say: a POST signed like a webhook of ours,
 * `x-earshot-signature: t=<unix seconds>,v1=<hex hmac-sha256 of "t.body">`. Only a 200 that says `match` is a match; whatever
 * else happens is `no_answer`.
 */
export async function askSystem(
  { http, now, log }: Pick<Context, 'http' | 'now' | 'log'>,
  { url, secret }: Connected,
  asked: Asked,
): Promise<SystemAnswer> {
  const body = JSON.stringify(asked);
  const t = Math.floor(now().getTime() / 1_000);
  const mac = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-earshot-signature': `t=${t},v1=${mac}` };
  try {
    const reply = await http({ method: 'POST', url, headers, body, timeoutMs });
    if (reply.status !== 200) return 'no_answer';
    return Said.parse(JSON.parse(Buffer.from(reply.body).toString('utf8'))).result;
  } catch (error) {
    if (!(error instanceof ConnectorError || error instanceof z.ZodError || error instanceof SyntaxError)) throw error;
    // What the customer entered stands in no message of these.
    log.warn({ kind: error.name }, 'The connected system for verification did not answer as agreed.');
    return 'no_answer';
  }
}
