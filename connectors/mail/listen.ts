import type { Session } from '../session.ts';
import { isRead, openMailbox } from './imap.ts';

/** Waits in the inbox (IDLE) until the line breaks or is ended; the server says when there is news. */
export async function listen(
  session: Session,
  { onNews, signal }: { onNews(): void; signal: AbortSignal },
): Promise<void> {
  if (!isRead(session.settings)) return untilEnded(signal);
  const client = await openMailbox(session, true);
  const ended = new Promise<void>((resolve) => client.once('close', () => resolve()));
  const end = () => client.close();
  signal.addEventListener('abort', end, { once: true });
  try {
    if (signal.aborted) return;
    client.on('exists', onNews);
    await client.mailboxOpen('INBOX', { readOnly: true });
    // Else the library waits a while before it begins to.
    client.idle().catch(() => {});
    await ended;
  } finally {
    signal.removeEventListener('abort', end);
    client.close();
  }
}

/** Nobody is there who could say that there is news. */
const untilEnded = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
