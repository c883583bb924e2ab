import PostalMime, { type Email } from 'postal-mime';
import { ConnectorError } from '#connectors/connector-error.ts';

/** A mail as it was written, its attached mails left whole. */
export type Mail = Email & { raw: Buffer };

/** Throws `invalid_request` on what is an attack rather than a letter: nested 256 deep, or with 2 MiB of headers. */
export async function readMail(raw: Buffer): Promise<Mail> {
  try {
    return { ...(await PostalMime.parse(raw, { forceRfc822Attachments: true })), raw };
  } catch (cause) {
    throw new ConnectorError('invalid_request', 'This mail is too deep or its head too long to be read.', { cause });
  }
}
