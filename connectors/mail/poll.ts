import type { ImapFlow } from 'imapflow';
import * as z from 'zod';
import type { Polled } from '../connector.ts';
import { ConnectorError } from '../connector-error.ts';
import type { Session } from '../session.ts';
import { isRead, withMailbox } from './imap.ts';
import type { Delivery } from './parse/parse.ts';

/** A page ends after so many mails or bytes: each is a row of the journal. */
const mostMails = 25;
const mostBytes = 16 * 1024 * 1024;
/** What is larger is cut there; the text comes first in a mail. */
const largestMail = 24 * 1024 * 1024;
const dayMs = 86_400_000;

/** Up to where a folder is read. UIDs only grow while `validity` stays; when it changes, all are new. */
const Mark = z.object({ validity: z.string(), uid: z.int().min(0) });
type Mark = z.output<typeof Mark>;
const Cursor = z.object({ inbox: Mark, sent: Mark });
type Cursor = z.output<typeof Cursor>;
/** Where there is no mailbox to read; one that is connected later is read from its last days on. */
const nowhere = '';

/** New mail in the inbox and among the sent, oldest first. What was read by another program in between is found all the same. */
export async function poll(
  session: Session,
  cursor: string | null,
  { backfillDays }: { backfillDays: number },
): Promise<Polled> {
  if (!isRead(session.settings)) return { deliveries: [], cursor: cursor ?? nowhere, more: false };
  const from = cursor === null || cursor === nowhere ? null : readCursor(cursor);
  const since = new Date(session.now().getTime() - backfillDays * dayMs);
  return withMailbox(session, async (client) => {
    const budget = { mails: mostMails, bytes: mostBytes };
    const inbox = await readFolder(client, session, {
      folder: 'inbox',
      path: 'INBOX',
      mark: from?.inbox ?? null,
      since,
      budget,
    });
    const path = session.settings.sent ?? 'Sent';
    const sent = await readFolder(client, session, { folder: 'sent', path, mark: from?.sent ?? null, since, budget });
    const next: Cursor = { inbox: inbox.mark, sent: sent.mark };
    return {
      deliveries: [...inbox.deliveries, ...sent.deliveries],
      cursor: JSON.stringify(next),
      more: inbox.more || sent.more,
    };
  });
}

function readCursor(cursor: string): Cursor {
  const parsed = Cursor.safeParse(JSON.parse(cursor));
  if (parsed.success) return parsed.data;
  throw new ConnectorError('invalid_request', 'The place in the mailbox is not readable; connect the channel again.');
}

type Reading = {
  folder: Delivery['folder'];
  path: string;
  mark: Mark | null;
  since: Date;
  budget: { mails: number; bytes: number };
};

async function readFolder(
  client: ImapFlow,
  session: Session,
  { folder, path, mark, since, budget }: Reading,
): Promise<{ deliveries: Uint8Array[]; mark: Mark; more: boolean }> {
  const box = await client.mailboxOpen(path, { readOnly: true });
  const validity = String(box.uidValidity);
  const goesOn = mark?.validity === validity ? mark.uid : null;
  // Whatever is new while we look gets a larger UID and is found the next time.
  const last = Math.max(0, Number(box.uidNext) - 1);
  const uids = await listNew(client, goesOn, last, since);
  const deliveries: Uint8Array[] = [];
  let at = goesOn ?? 0;
  for (const uid of uids) {
    if (budget.mails <= 0 || budget.bytes <= 0) return { deliveries, mark: { validity, uid: at }, more: true };
    const wanted = { uid: true, internalDate: true, source: { maxLength: largestMail } };
    const mail = (await client.fetchOne(String(uid), wanted, { uid: true })) || undefined;
    at = uid;
    // Deleted between looking and reading.
    if (!mail?.source) continue;
    budget.mails -= 1;
    budget.bytes -= mail.source.length;
    const delivery: Delivery = {
      kind: 'mail',
      folder,
      receivedAt: new Date(mail.internalDate ?? session.now()).toISOString(),
      replyPattern: session.settings.replyPattern ?? '',
      raw: mail.source.toString('base64'),
    };
    deliveries.push(new TextEncoder().encode(JSON.stringify(delivery)));
  }
  return { deliveries, mark: { validity, uid: Math.max(at, last) }, more: false };
}

async function listNew(client: ImapFlow, after: number | null, last: number, since: Date): Promise<number[]> {
  if (after !== null && after >= last) return [];
  // `n:*` names the last mail even when it is older than n, so what is not new is taken out again.
  const query = after === null ? { since } : { uid: `${after + 1}:*` };
  const found = await client.search(query, { uid: true });
  if (!Array.isArray(found)) throw new ConnectorError('transient', 'The incoming server did not say what is new.');
  return found.filter((uid) => uid > (after ?? 0) && uid <= last).sort((a, b) => a - b);
}
