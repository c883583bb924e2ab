import PostalMime, { type Attachment } from 'postal-mime';
import { isOurs, outsideId, readIds } from '../ids.ts';
import { headerOf, oneLine } from './header.ts';
import type { Mail } from './read.ts';

export type Bounce = { externalId: string; reason: string };

/** What a report of a mail server (RFC 3464) says of a mail of ours: `delayed` is no end. Null for what is no report of ours. */
export async function readBounce(mail: Mail): Promise<Bounce | 'delayed' | null> {
  const status = mail.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status');
  const isReport = status !== undefined || /^\s*multipart\/report\b/i.test(headerOf(mail, 'content-type') ?? '');
  if (!(isReport || isFromDaemon(mail))) return null;
  const original = await originalOf(mail);
  if (original === null) return null;
  const { action, code, said } = status ? await readStatus(status) : { action: 'failed', code: '', said: '' };
  if (action === 'delayed') return 'delayed';
  if (action !== 'failed') return null;
  return { externalId: outsideId(original), reason: reasonOf(code, said) };
}

const isFromDaemon = (mail: Mail) =>
  /\b(?:mailer-daemon|postmaster)@/i.test(headerOf(mail, 'from') ?? '') ||
  headerOf(mail, 'x-failed-recipients') !== null;

/** The report has one block for the mail and one for each reader; we write to one. */
async function readStatus({ content }: Attachment): Promise<{ action: string; code: string; said: string }> {
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
  for (const block of text.split(/\r?\n\r?\n/)) {
    const lines = await PostalMime.parse(block);
    const action = headerOf(lines, 'action')?.trim().toLowerCase();
    if (action === undefined) continue;
    const said = (headerOf(lines, 'diagnostic-code') ?? '').replace(/^[a-z]+\s*;\s*/i, '');
    return { action, code: (headerOf(lines, 'status') ?? '').trim(), said };
  }
  return { action: 'failed', code: '', said: '' };
}

const originals = new Set(['message/rfc822', 'text/rfc822-headers', 'message/global']);

/** The Message-ID of the mail of ours that came back: in the part that repeats it, else anywhere. */
async function originalOf({ attachments, raw }: Mail): Promise<string | null> {
  for (const { mimeType, content } of attachments) {
    if (!originals.has(mimeType)) continue;
    const { messageId = '' } = await PostalMime.parse(content);
    const [id] = readIds(messageId);
    if (id !== undefined && isOurs(id)) return id;
  }
  return readIds(raw.toString('latin1', 0, 200_000)).find(isOurs) ?? null;
}

const sentences: Record<string, string> = {
  '5.1.1': 'There is no mailbox with this address.',
  '5.1.2': 'There is no mail server behind this address.',
  '5.1.10': 'The address takes no mail.',
  '5.2.1': 'The mailbox is closed.',
  '5.2.2': 'The mailbox is full.',
  '5.3.4': 'The mail is too large for the server of the reader.',
  '5.7.1': 'The server of the reader did not let the mail in.',
};

function reasonOf(code: string, said: string): string {
  const sentence = sentences[code] ?? 'The mail came back.';
  const detail = oneLine(said).slice(0, 300);
  return detail === '' ? sentence : `${sentence} The server said: ${detail.replace(/\.$/, '')}.`;
}
