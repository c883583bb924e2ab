import { flushCompileCache } from 'node:module';
import { isRefusal, startProgram } from './program.ts';

const say = (message: string) => process.stderr.write(`${message}\n`);

// Whoever ends it while it starts is obeyed once it stands: nothing half-made is left behind.
const starting = startProgram(process.env, say);
let stopping = false;
const stop = (signal: string) => {
  if (stopping) return;
  stopping = true;
  say(`Stopping (${signal}) …`);
  starting
    .then((program) => program.stop())
    .then(
      () => process.exit(0),
      (error: unknown) => {
        say(String(error));
        process.exit(1);
      },
    );
};
process.on('SIGTERM', () => stop('SIGTERM'));
process.on('SIGINT', () => stop('SIGINT'));

try {
  const program = await starting;
  // Node keeps what it compiled when it ends in order; a program that is killed has kept it too.
  flushCompileCache();
  program.databaseEnded.then(() => {
    if (stopping) return;
    say('PostgreSQL ended unexpectedly, so Earshot stops too. Nothing accepted is lost; start it again.');
    process.exit(1);
  });
} catch (error) {
  say(
    isRefusal(error)
      ? error.message
      : `Earshot could not start: ${error instanceof Error ? error.stack : String(error)}`,
  );
  process.exit(1);
}
