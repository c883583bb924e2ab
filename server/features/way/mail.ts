import { handOver, MailRefused } from '#connectors/smtp.ts';
import type { Letter, Opened, Outcome, Outside } from './letter.ts';
import { findMailHost } from './mail-host.ts';
import { mailBytes } from './mail-text.ts';

/** Sends by the workspace's mail server to one address. */
export async function sendMail(
  context: Pick<Outside, 'config' | 'now'>,
  settings: Opened<'smtp'>,
  to: string,
  letter: Letter,
): Promise<Outcome> {
  return deliver(context, settings, { to, bytes: await mailBytes(settings.from, to, letter, context.now()) });
}

/** The same for a message that is written already. */
export async function deliver(
  { config }: Pick<Outside, 'config'>,
  settings: Opened<'smtp'>,
  { to, bytes }: { to: string; bytes: Buffer },
): Promise<Outcome> {
  const host = await findMailHost(settings, config);
  if ('reason' in host) return { state: 'failed', reason: host.reason, isFinal: host.reason === 'refused_address' };
  try {
    const { host: name, port, security, user, password = '' } = settings;
    const line = { host: name, port, security, address: host.address };
    await handOver(line, { user, password }, { from: settings.from, to, bytes });
    return { state: 'sent' };
  } catch (error) {
    if (error instanceof MailRefused) return outcomeOf(error);
    throw error;
  }
}

/** Pure: what a refusal says of the message. Once its text was on the way, silence says nothing. */
export function outcomeOf({ isCredentials, responseCode, wasSending }: MailRefused): Outcome {
  if (isCredentials) return { state: 'failed', reason: 'credentials', isFinal: true };
  if (responseCode !== null) {
    const isFinal = responseCode >= 500;
    return { state: 'failed', reason: isFinal ? 'rejected' : 'busy', isFinal };
  }
  return wasSending ? { state: 'unknown' } : { state: 'failed', reason: 'unreachable', isFinal: false };
}
