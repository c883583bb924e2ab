import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { runCli } from './run.ts';

// Whoever reads may have enough, as head has: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runCli(process.argv.slice(2), {
  stdin: () => buffer(process.stdin),
  input: () => process.stdin,
  out: async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  },
  err: (text) => process.stderr.write(text),
  environment: process.env,
});
