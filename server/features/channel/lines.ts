import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectorError } from '#connectors/connector-error.ts';
import type { OpenSocket } from '#connectors/session.ts';
import type { Context } from '#server/context.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { enqueue } from '#server/jobs/job.ts';
import { listWorkspaceIds } from '#server/jobs/schedule.ts';
import { pollJob } from './connection.ts';
import { openSession } from './queries.ts';

/** How often it is looked which accounts there are, in ms. */
const lookEveryMs = 5_000;
/** Pause before a line that broke is opened again, tripled with each failure, in ms. */
const firstPauseMs = 2_000;
const longestPauseMs = 10 * 60_000;
/** A line that held so long was a good one, in ms. */
const steadyMs = 30_000;
/** A burst of news is one reason to look. */
const gatherMs = 200;

type Listened = { workspaceId: WorkspaceId; channelId: string };
export type Lines = { count(): number; stop(): Promise<void> };

/**
 * Holds a line to the network for each connected account whose network has one. What it says is only that there is news:
 * then the account is polled at once. A line that is down costs nothing but time, because polling goes on by itself.
 */
export function keepLines(context: Context, open: OpenSocket, { everyMs = lookEveryMs } = {}): Lines {
  const stopping = new AbortController();
  const lines = new Map<string, { end: AbortController; ended: Promise<void> }>();

  const look = async () => {
    const wanted = new Map((await listListened(context)).map((one) => [one.channelId, one]));
    for (const [channelId, line] of lines) if (!wanted.has(channelId)) line.end.abort();
    for (const [channelId, one] of wanted) {
      if (lines.has(channelId)) continue;
      const end = new AbortController();
      const signal = AbortSignal.any([end.signal, stopping.signal]);
      const ended = hold(context, one, open, signal).finally(() => lines.delete(channelId));
      lines.set(channelId, { end, ended });
    }
  };
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await look().catch((err) => context.log.warn({ err }, 'Lines to the networks could not be looked after.'));
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  })();
  return {
    count: () => lines.size,
    stop: async () => {
      stopping.abort();
      await running;
      await Promise.all([...lines.values()].map((line) => line.ended));
    },
  };
}

async function listListened({ db, connectors }: Context): Promise<Listened[]> {
  const networks = connectors.filter((connector) => connector.listen).map((connector) => connector.network);
  if (networks.length === 0) return [];
  const all: Listened[] = [];
  for (const workspaceId of await listWorkspaceIds({ db })) {
    const rows = await db.inWorkspace(workspaceId, (tx) =>
      tx
        .selectFrom('channel')
        .select('id')
        .where('workspace_id', '=', workspaceId)
        .where('state', '=', 'connected')
        .where('halted_at', 'is', null)
        .where('network', 'in', networks)
        .execute(),
    );
    all.push(...rows.map(({ id }) => ({ workspaceId, channelId: id })));
  }
  return all;
}

/** Opens the line again and again until it is told to end; what came while it broke is polled for. */
async function hold(context: Context, one: Listened, open: OpenSocket, signal: AbortSignal): Promise<void> {
  let failures = 0;
  const { onNews, settled } = newsOf(context, one);
  while (!signal.aborted) {
    const since = context.now().getTime();
    const wasOpen = await listenOnce(context, one, { open, onNews, signal });
    if (signal.aborted) break;
    if (wasOpen) onNews();
    if (wasOpen && context.now().getTime() - since > steadyMs) failures = 0;
    const pauseMs = Math.min(firstPauseMs * 3 ** failures, longestPauseMs);
    failures += 1;
    await sleep(pauseMs, undefined, { signal }).catch(() => {});
  }
  await settled();
}

/** False when the line could not be opened. */
async function listenOnce(
  context: Context,
  { workspaceId, channelId }: Listened,
  line: { open: OpenSocket; onNews(): void; signal: AbortSignal },
): Promise<boolean> {
  try {
    const { connector, session } = await openSession(context, workspaceId, channelId);
    await connector.listen?.(session, line);
    return true;
  } catch (err) {
    if (!(err instanceof ConnectorError)) context.log.warn({ err, channelId }, 'A line to a network failed.');
    return false;
  }
}

/** Polls once for all news of a short while. */
function newsOf(context: Context, { workspaceId, channelId }: Listened) {
  let timer: NodeJS.Timeout | undefined;
  let asking: Promise<void> = Promise.resolve();
  const ask = async () => {
    timer = undefined;
    try {
      await context.db.inWorkspace(workspaceId, (tx) =>
        enqueue(tx, pollJob, { workspaceId, channelId }, { key: channelId }),
      );
    } catch (err) {
      context.log.warn({ err, channelId }, 'News of a network could not be followed; the next poll finds it.');
    }
  };
  return {
    onNews: () => {
      timer ??= setTimeout(() => {
        asking = ask();
      }, gatherMs);
    },
    settled: async () => {
      clearTimeout(timer);
      await asking;
    },
  };
}
