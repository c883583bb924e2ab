import type { ServerResponse } from 'node:http';

/** Open pages; each hears that something changed and looks for itself. */
export function createStream() {
  const open = new Set<ServerResponse>();
  let pending: NodeJS.Timeout | undefined;
  let count = 0;
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
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 1000\n\n');
      open.add(response);
      response.on('close', () => open.delete(response));
    },
    close() {
      clearTimeout(pending);
      for (const response of open) response.end();
      open.clear();
    },
  };
}
export type Stream = ReturnType<typeof createStream>;
