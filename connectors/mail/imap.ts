import { ImapFlow } from 'imapflow';
import { ConnectorError } from '../connector-error.ts';
import type { FindHost } from '../session.ts';
import { findLine, readServer, serverName } from './server.ts';

const connectTimeoutMs = 15_000;
const silenceTimeoutMs = 60_000;

/** What is needed to read a mailbox. */
export type Mailbox = { settings: Record<string, string>; secrets: Record<string, string>; findHost: FindHost };

/** Whether there is a mailbox to be read: a mail service may deliver instead. */
export const isRead = ({ imap = '' }: Record<string, string>): boolean => imap !== '';

/** Opens the mailbox, works in it and closes it again. Throws ConnectorError. */
export async function withMailbox<T>(mailbox: Mailbox, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const client = await openMailbox(mailbox);
  try {
    return await work(client);
  } catch (cause) {
    throw asImapFailure(cause);
  } finally {
    client.close();
  }
}

/** A connection that is signed in; whoever opens it closes it. Throws ConnectorError. */
export async function openMailbox({ settings, secrets, findHost }: Mailbox, isIdling = false): Promise<ImapFlow> {
  const server = readServer(settings.imap ?? '', 993, 'Incoming server');
  const line = await findLine(server, findHost);
  const client = new ImapFlow({
    host: line.address,
    port: line.port,
    secure: line.security === 'tls',
    ...(line.security === 'tls' ? {} : { doSTARTTLS: line.security === 'starttls' }),
    tls: serverName(line),
    auth: { user: settings.user ?? '', pass: secrets.password ?? '' },
    logger: false,
    emitLogs: false,
    disableAutoIdle: !isIdling,
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    socketTimeout: isIdling ? 0 : silenceTimeoutMs,
  });
  // What breaks shows in the call that is under way.
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (cause) {
    client.close();
    throw asImapFailure(cause);
  }
}

/** The library's own error, as far as it says anything. */
type ImapError = Error & {
  code?: string;
  authenticationFailed?: boolean;
  responseText?: string;
  serverResponseCode?: string;
};

/** Reading changes nothing there, so all but a refusal may be repeated. */
export function asImapFailure(cause: unknown): ConnectorError {
  if (cause instanceof ConnectorError) return cause;
  const error = cause as ImapError;
  if (error.authenticationFailed)
    return new ConnectorError(
      'auth_expired',
      'The incoming server did not accept user and password; connect the channel again.',
      { cause },
    );
  const said = (error.responseText ?? '').replace(/\.$/, '').slice(0, 200);
  if (error.serverResponseCode === 'OVERQUOTA')
    return new ConnectorError('quota_exhausted', 'The mailbox is full.', { cause });
  if (error.serverResponseCode === 'NONEXISTENT')
    return new ConnectorError('invalid_request', 'The incoming server does not have this folder.', { cause });
  return new ConnectorError(
    'transient',
    said ? `The incoming server refused: ${said}.` : 'The incoming server cannot be reached.',
    { cause },
  );
}
