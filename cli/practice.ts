import { createServer } from 'node:http';
import { join } from 'node:path';
import { createHttp } from '#connectors/http.ts';
import { createSandbox } from '#sandbox/sandbox.ts';
import type { Context } from '#server/context.ts';
import type { OnWorkspaceCreated } from '#server/features/workspace/commands.ts';
import { connectPractice } from '#server/practice.ts';

/**
 * What a new practice workspace gets from the first visit: an account on the sandbox network with customers who wait.
 * A running Earshot serves that network already; otherwise it is served here, on the same port, until `close`.
 */
export async function openPractice(context: Context): Promise<{ hooks: OnWorkspaceCreated[]; close(): Promise<void> }> {
  const { config, log, now } = context;
  if (!config.servesSandbox) return { hooks: [], close: async () => {} };
  const home = `http://127.0.0.1:${config.port}`;
  const sandbox = createSandbox({ file: join(config.dataDir, 'sandbox.sqlite'), publicUrl: home, now, log });
  const server = createServer((request, response) => sandbox.handle(request, response));
  const isServed = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false)).listen(config.port, '127.0.0.1', () => resolve(true));
  });
  // The network stands on this machine, which nothing else may be reached on.
  const http = createHttp({ allowLoopback: true, userAgent: 'Earshot command line' });
  return {
    hooks: [connectPractice({ ...context, http }, sandbox)],
    close: async () => {
      sandbox.hangUp();
      if (isServed) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
      await sandbox.close();
      await http.close();
    },
  };
}
