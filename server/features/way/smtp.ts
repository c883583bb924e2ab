import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Opened } from './letter.ts';

const connectTimeoutMs = 8_000;
const silenceTimeoutMs = 15_000;

/** A mail server did not take a message, or did not say whether it did. */
export class MailRefused extends Error {
  override name = 'MailRefused';
  readonly isCredentials: boolean;
  /** Of the server; null when it said nothing. */
  readonly responseCode: number | null;
  /** The text was on its way already. */
  readonly wasSending: boolean;
  constructor(cause: SmtpError, wasSending: boolean) {
    super(cause.message, { cause });
    this.isCredentials = cause.code === 'EAUTH';
    this.responseCode = cause.responseCode ?? null;
    this.wasSending = wasSending;
  }
}

/** The library's own error. */
type SmtpError = Error & { code?: string; responseCode?: number };

type Envelope = { from: string; to: string; bytes: Buffer };

/** Hands one message to a mail server and waits for its word. Throws MailRefused. */
export async function handOver(settings: Opened<'smtp'>, address: string, mail: Envelope): Promise<void> {
  const { security, port, user, password = '' } = settings;
  const connection = new SMTPConnection({
    host: address,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: isIP(settings.host) ? {} : { servername: settings.host },
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    socketTimeout: silenceTimeoutMs,
  });
  let wasSending = false;
  /** Read only once the server has asked for it. */
  const text = Readable.from(
    (async function* () {
      wasSending = true;
      yield mail.bytes;
    })(),
  );
  try {
    await step(connection, (done) => connection.connect(done));
    if (user !== '') await step(connection, (done) => connection.login({ user, pass: password }, done));
    await step(connection, (done) => connection.send({ from: mail.from, to: [mail.to] }, text, done));
    connection.quit();
  } catch (error) {
    connection.close();
    throw new MailRefused(error as SmtpError, wasSending);
  }
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
