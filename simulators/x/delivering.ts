import { signature } from './signature.ts';
import type { Server } from './store.ts';

const [firstWaitMs, mostAttempts] = [500, 5];

/** Delivers all that is due; what is not answered 2xx comes again, a few times. Answers when the next is due. */
export async function deliverDue(server: Server, stopped: AbortSignal): Promise<number | null> {
  for (;;) {
    const next = server.db.get<{ id: number; body: string; attempts: number; url: string; secret: string }>(
      `select d.id, d.body, d.attempts, w.url, a.consumer_secret as secret from delivery d join webhook w on w.id = d.webhook_id
       join app a on a.client_id = w.client_id where d.due_at <= ? order by d.id limit 1`,
      server.now().getTime(),
    );
    if (!next || stopped.aborted) break;
    const isTaken = await post(server, next, stopped);
    if (stopped.aborted) break;
    if (isTaken || next.attempts + 1 >= mostAttempts) server.db.run('delete from delivery where id = ?', next.id);
    else {
      const due = server.now().getTime() + firstWaitMs * 2 ** next.attempts;
      server.db.run('update delivery set attempts = attempts + 1, due_at = ? where id = ?', due, next.id);
    }
  }
  return stopped.aborted
    ? null
    : (server.db.get<{ at: number | null }>('select min(due_at) as at from delivery')?.at ?? null);
}

async function post(
  { fetch }: Server,
  { url, body, secret }: { url: string; body: string; secret: string },
  stopped: AbortSignal,
): Promise<boolean> {
  try {
    const reply = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-twitter-webhooks-signature': signature(secret, body) },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([stopped, AbortSignal.timeout(10_000)]),
    });
    await reply.body?.cancel();
    return reply.ok;
  } catch {
    return false;
  }
}
