import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

const connectTimeoutMs = 8_000;
const silenceTimeoutMs = 15_000;

/** A mail server did not take a message, or did not say whether it did. */
export class MailRefused extends Error {
  override name = 'MailRefused';
  readonly isCredentials: boolean;
  /** Of the server; null when it said nothing. */
  readonly responseCode: number | null;
  /** What the server said, on one line; empty when it said nothing. */
  readonly said: string;
  /** The text was on its way already. */
  readonly wasSending: boolean;
  constructor(cause: SmtpError, wasSending: boolean) {
    super(cause.message, { cause });
    this.isCredentials = cause.code === 'EAUTH';
    this.responseCode = cause.responseCode ?? null;
    this.said = (cause.response ?? '').replace(/\s+/g, ' ').trim().slice(0, 300);
    this.wasSending = wasSending;
  }
}

/** The library's own error. */
type SmtpError = Error & { code?: string; responseCode?: number; response?: string };

/** Where a mail server listens. `host` is what its certificate must say, `address` where it is. */
export type SmtpLine = { host: string; address: string; port: number; security: 'tls' | 'starttls' | 'none' };
/** An empty user signs in nowhere. */
export type SmtpCredentials = { user: string; password: string };
export type Envelope = { from: string; to: string; bytes: Buffer };

/** Hands one message to a mail server and waits for its word. Throws MailRefused. */
export async function handOver(line: SmtpLine, credentials: SmtpCredentials, mail: Envelope): Promise<void> {
  let wasSending = false;
  /** Read only once the server has asked for it. */
  const text = Readable.from(
    (async function* () {
      wasSending = true;
      yield mail.bytes;
    })(),
  );
  const connection = connectionTo(line);
  try {
    await signIn(connection, credentials);
    await step(connection, (done) => connection.send({ from: mail.from, to: [mail.to] }, text, done));
    connection.quit();
  } catch (error) {
    connection.close();
    throw new MailRefused(error as SmtpError, wasSending);
  }
}

/** Signs in and leaves again. Throws MailRefused. */
export async function checkCredentials(line: SmtpLine, credentials: SmtpCredentials): Promise<void> {
  const connection = connectionTo(line);
  try {
    await signIn(connection, credentials);
    connection.quit();
  } catch (error) {
    connection.close();
    throw new MailRefused(error as SmtpError, false);
  }
}

function connectionTo({ host, address, port, security }: SmtpLine): SMTPConnection {
  return new SMTPConnection({
    host: address,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: isIP(host.replace(/^\[|\]$/g, '')) ? {} : { servername: host },
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    socketTimeout: silenceTimeoutMs,
  });
}

async function signIn(connection: SMTPConnection, { user, password }: SmtpCredentials): Promise<void> {
  await step(connection, (done) => connection.connect(done));
  if (user !== '') await step(connection, (done) => connection.login({ user, pass: password }, done));
}

/** One exchange; a connection that breaks meanwhile ends it too. */
function step(connection: SMTPConnection, run: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    run((error) => {
      if (error) reject(error);
      else {
        connection.removeListener('error', reject);
        resolve();
      }
    });
  });
}
