import type { ServerResponse } from 'node:http';

/** Open pages; each hears that something changed and looks for itself. */
export function createStream() {
  const open = new Set<ServerResponse>();
  let pending: NodeJS.Timeout | undefined;
  let count = 0;
  let isOver = false;
  return {
    /** At most one tick in 100 ms, so that a flood of posts does not make every page look at each. */
    tick() {
      if (open.size === 0) return;
      pending ??= setTimeout(() => {
        pending = undefined;
        count += 1;
        for (const response of open) response.write(`data: ${count}\n\n`);
      }, 100).unref();
    },
    add(response: ServerResponse) {
      // A page comes back by itself: on a connection that stayed, it would keep the network from ever closing.
      if (isOver) return void response.writeHead(503, { connection: 'close' }).end();
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        connection: 'close',
      });
      response.write('retry: 1000\n\n');
      open.add(response);
      response.on('close', () => open.delete(response));
    },
    close() {
      isOver = true;
      clearTimeout(pending);
      for (const response of open) response.end();
      open.clear();
    },
  };
}
export type Stream = ReturnType<typeof createStream>;
