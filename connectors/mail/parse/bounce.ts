import { isOurs, outsideId, readIds } from '../ids.ts';
import { oneLine, readHeaders } from './header.ts';
import { allParts, bytesOf, type Part } from './parts.ts';

export type Bounce = { externalId: string; reason: string };

/** What a report of a mail server (RFC 3464) says of a mail of ours: `delayed` is no end. Null for what is no report of ours. */
export function readBounce(root: Part): Bounce | 'delayed' | null {
  const parts = [...allParts(root)];
  const status = parts.find(({ type }) => type === 'message/delivery-status');
  const isReport = root.type === 'multipart/report' || status !== undefined;
  if (!(isReport || isFromDaemon(root))) return null;
  const original = originalOf(parts, root.raw);
  if (original === null) return null;
  const { action, code, said } = status ? readStatus(bytesOf(status)) : { action: 'failed', code: '', said: '' };
  if (action === 'delayed') return 'delayed';
  if (action !== 'failed') return null;
  return { externalId: outsideId(original), reason: reasonOf(code, said) };
}

const isFromDaemon = ({ headers }: Part) =>
  /\b(?:mailer-daemon|postmaster)@/i.test(headers.first('from') ?? '') || headers.first('x-failed-recipients') !== null;

/** The report has one block for the mail and one for each reader; we write to one. */
function readStatus(text: string): { action: string; code: string; said: string } {
  for (const block of text.split(/\r?\n\r?\n/)) {
    const { headers } = readHeaders(`${block}\r\n\r\n`);
    const action = headers.first('action')?.trim().toLowerCase();
    if (action === undefined) continue;
    const said = headers.text('diagnostic-code').replace(/^[a-z]+\s*;\s*/i, '');
    return { action, code: (headers.first('status') ?? '').trim(), said };
  }
  return { action: 'failed', code: '', said: '' };
}

/** The Message-ID of the mail of ours that came back: in the part that repeats it, else anywhere. */
function originalOf(parts: readonly Part[], raw: string): string | null {
  for (const part of parts) {
    if (part.type !== 'message/rfc822' && part.type !== 'text/rfc822-headers' && part.type !== 'message/global')
      continue;
    const [id] = readIds(readHeaders(`${bytesOf(part)}\r\n\r\n`).headers.first('message-id') ?? '');
    if (id !== undefined && isOurs(id)) return id;
  }
  return readIds(raw.slice(0, 200_000)).find(isOurs) ?? null;
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
