import { ConfigError } from '#server/config.ts';
import { MigrationError } from '#server/db/migrate.ts';
import { PostgresError } from '#server/db/postgres.ts';
import { AppError } from '#server/errors.ts';
import { type Command, CommandError, type Io, UsageError } from './command.ts';
import { commands } from './commands.ts';

const wide = 16;

/** Runs one command line and gives the exit code. */
export async function runCli(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    await io.out(overview());
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    io.err(`There is no command "${name}".\n\n${overview()}`);
    return 2;
  }
  if (args.includes('--help') || args.includes('-h')) {
    await io.out(help(command));
    return 0;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`${error.message}\n\n${help(command)}`);
      return 2;
    }
    if (!isExpected(error)) throw error;
    io.err(`${error.message}\n`);
    return 1;
  }
}

function isExpected(error: unknown): error is Error {
  const kinds = [CommandError, ConfigError, MigrationError, PostgresError, AppError];
  return kinds.some((kind) => error instanceof kind);
}

function overview(): string {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(wide)}${summary}`);
  return `Usage: npm run -s earshot -- COMMAND\n\n${lines.join('\n')}\n\nCOMMAND --help says more about one. Results are JSON on standard output.\n`;
}

function help({ summary, usage }: Command): string {
  return `${summary}\n\n${usage.trim()}\n`;
}
