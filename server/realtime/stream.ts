import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { readFilter, standardFilter, type ViewFilter } from '#contract/filter.ts';
import { StreamQuery, streamPath } from '#contract/stream.ts';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import type { Authenticate } from '../http/route.ts';
import type { Viewer } from '../http/viewer.ts';
import type { Feed } from './frames.ts';
import { createHub } from './hub.ts';
import type { Presence } from './presence.ts';
import type { Subscriber } from './room.ts';
import { openSink } from './sink.ts';

const beatEveryMs = 15_000;
/** How often a stream proves that its session still holds, in ms, also when no event says otherwise. */
const recheckEveryMs = 60_000;
/** After which a browser connects again, in ms. */
const reconnectMs = 1_000;

/** Serves the one event stream of each browser; closing the server ends them all. */
export function streamRoutes(
  app: FastifyInstance,
  context: Context,
  { authenticate, feed, presence }: { authenticate: Authenticate; feed: Feed; presence: Presence },
): void {
  const hub = createHub(context, feed, presence.touch);
  app.addHook('preClose', async () => void (await Promise.all([hub.stop(), presence.stop()])));

  app.get(streamPath, async (request, reply) => {
    const viewer = authorise(await authenticate(request));
    const { filter, after, browser } = parseQuery(request);
    let watching: ReturnType<Presence['watch']> | undefined;
    const { out, sink } = begin(reply, () => watching?.tellWhole());

    let leave: (() => void) | undefined;
    const end = () => out.end();
    const recheck = () => {
      authenticate(request).then(
        (now) => sameRights(viewer, now) || end(),
        (err) => {
          context.log.warn({ err }, 'A stream could not prove its session and was ended.');
          end();
        },
      );
    };
    const subscriber: Subscriber = {
      viewer,
      filter,
      send: (frame) => sink.write('changes', frame.position, frame),
      reset: (position) => sink.write('reset', position, { position }),
      recheck,
      end,
    };
    const beat = setInterval(sink.beat, beatEveryMs);
    const prove = setInterval(recheck, recheckEveryMs);
    out.on('close', () => {
      clearInterval(beat);
      clearInterval(prove);
      leave?.();
      watching?.leave();
    });
    try {
      leave = await hub.subscribe(subscriber, after);
      if (out.destroyed) leave();
      else watching = presence.watch({ viewer, browser, send: (frame) => sink.write('presence', null, frame) });
    } catch (err) {
      context.log.warn({ err }, 'A stream could not start; the browser tries again.');
      end();
    }
    return reply;
  });
}

function authorise(viewer: Viewer | null): Viewer {
  if (!viewer) throw new AppError('unauthenticated', 'not_signed_in', 'Sign in first.');
  if (viewer.permissions.has('inbox.read')) return viewer;
  throw new AppError('forbidden', 'permission_missing', 'This needs the permission inbox.read.', {
    parameters: { permission: 'inbox.read' },
  });
}

type Asked = { filter: ViewFilter | undefined; after: number | undefined; browser: string | undefined };

/** A browser that reconnects by itself names the last position it saw in a header. */
function parseQuery(request: FastifyRequest): Asked {
  const last = request.headers['last-event-id'];
  const asked = { ...(request.query as object), ...(last === undefined ? {} : { after: last }) };
  const parsed = z.safeParse(StreamQuery, asked);
  if (parsed.success) {
    const { view, filter: text, after, browser } = parsed.data;
    const filter = text === undefined ? view && standardFilter(view) : readFilter(text);
    if (filter !== null) return { filter, after, browser };
  }
  throw new AppError('invalid', 'bad_request', 'The stream takes view or filter, after and browser.');
}

function begin(reply: FastifyReply, onCaughtUp: () => void) {
  const out = reply.raw;
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) out.setHeader(name, value);
  out.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  out.write(`retry: ${reconnectMs}\n\n`);
  return { out, sink: openSink(out, undefined, onCaughtUp) };
}

function sameRights(before: Viewer, after: Viewer | null): boolean {
  const rights = (viewer: Viewer) =>
    JSON.stringify([viewer.reach, [...viewer.permissions].sort(), [...viewer.teamIds].sort(), viewer.agentId]);
  return after !== null && after.workspaceId === before.workspaceId && rights(after) === rights(before);
}
