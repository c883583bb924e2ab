import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { runCli } from './run.ts';

process.exitCode = await runCli(process.argv.slice(2), {
  stdin: () => buffer(process.stdin),
  input: () => process.stdin,
  out: async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  },
  err: (text) => process.stderr.write(text),
  environment: process.env,
});
