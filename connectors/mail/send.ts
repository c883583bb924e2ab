import { ConnectorError, type FailureKind } from '../connector-error.ts';
import { fits } from '../measure.ts';
import type { DirectMessage, Sent } from '../outbound.ts';
import type { Session } from '../session.ts';
import { handOver, MailRefused } from '../smtp.ts';
import { compose } from './compose.ts';
import { outsideIdOf, threadFrom } from './ids.ts';
import { isRead, withMailbox } from './imap.ts';
import { attached, text } from './limits.ts';
import { isAddress } from './parse/header.ts';
import { findLine, readServer } from './server.ts';

/** Where a mail of ours stands: its thread, and the id chosen for it before the first try. */
export function placeOf(message: Pick<DirectMessage, 'chosenId' | 'clientKey' | 'threadExternalId'>): {
  thread: string;
  chosenId: string;
} {
  const chosenId = message.chosenId ?? message.clientKey.replaceAll('-', '').slice(0, 16);
  return { chosenId, thread: message.threadExternalId ?? threadFrom(`earshot:${chosenId}`) };
}

/** Hands one mail to the outgoing server, and keeps it among the sent where the server does not. Throws ConnectorError. */
export async function direct(session: Session, message: DirectMessage): Promise<Sent> {
  check(message);
  const place = placeOf(message);
  const bytes = await compose(session, message, place);
  const { settings, secrets, findHost } = session;
  const line = await findLine(readServer(settings.smtp ?? '', 465, 'Outgoing server'), findHost);
  const credentials = { user: settings.user ?? '', password: secrets.password ?? '' };
  const from = session.account.externalId;
  try {
    await handOver(line, credentials, { from, to: message.to.externalId, bytes });
  } catch (cause) {
    throw asSmtpFailure(cause, true);
  }
  const sentAt = session.now();
  if (settings.keepsSent !== 'yes' && isRead(settings)) await keep(session, bytes, sentAt);
  return { externalId: outsideIdOf(place.thread, place.chosenId), threadExternalId: place.thread, sentAt };
}

function check({ text: said, attachments, to }: DirectMessage): void {
  if (!fits(said, text.private))
    throw new ConnectorError('too_long', `A mail from here takes ${text.private.max} characters.`);
  if (!isAddress(to.externalId))
    throw new ConnectorError('invalid_request', `${to.externalId} is no address of a mailbox.`);
  const large = attachments.find(({ bytes }) => bytes.length > attached.maxBytes);
  if (large || attachments.length > attached.max)
    throw new ConnectorError('too_long', `A mail from here takes ${attached.max} files of 10 MB.`);
}

/** The mail is on its way whatever becomes of its copy, so a copy that fails is no failure. */
async function keep(session: Session, bytes: Buffer, at: Date): Promise<void> {
  await withMailbox(session, (client) => client.append(session.settings.sent ?? 'Sent', bytes, ['\\Seen'], at)).catch(
    () => {},
  );
}

/** What a mail server's refusal means. `isSend`: silence after the text was on its way says nothing. */
export function asSmtpFailure(cause: unknown, isSend: boolean): ConnectorError {
  if (!(cause instanceof MailRefused))
    return new ConnectorError('transient', 'The outgoing server cannot be reached.', { cause });
  if (cause.isCredentials)
    return new ConnectorError(
      'auth_expired',
      'The outgoing server did not accept user and password; connect the channel again.',
      { cause },
    );
  if (cause.responseCode === null) {
    if (isSend && cause.wasSending)
      return new ConnectorError('unknown_outcome', 'The outgoing server did not say whether it took the mail.', {
        cause,
      });
    return new ConnectorError('transient', 'The outgoing server cannot be reached.', { cause });
  }
  const said = cause.said.replace(/\.$/, '');
  return new ConnectorError(kindOf(cause.responseCode, said), `The outgoing server refused: ${said}.`, { cause });
}

/** By the enhanced code where there is one (RFC 3463), else by the first digit. */
function kindOf(code: number, said: string): FailureKind {
  const [, enhanced = ''] = /\b([45]\.\d{1,3}\.\d{1,3})\b/.exec(said) ?? [];
  if (code < 500) return 'transient';
  if (enhanced === '5.3.4' || code === 552) return 'too_long';
  if (/^5\.1\./.test(enhanced) || code === 551 || (code === 550 && enhanced === '')) return 'gone';
  if (/^5\.7\./.test(enhanced)) return 'policy';
  return 'invalid_request';
}
