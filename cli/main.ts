import { buffer } from 'node:stream/consumers';
import { runCli } from './run.ts';

process.exitCode = await runCli(process.argv.slice(2), {
  stdin: () => buffer(process.stdin),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  environment: process.env,
});
