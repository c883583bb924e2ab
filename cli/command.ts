import type { Readable } from 'node:stream';

/** Where a command reads and writes; tests bring their own. */
export type Io = {
  /** All of standard input. */
  stdin(): Promise<Buffer>;
  /** Standard input as it comes; a command reads this or `stdin`. */
  input(): Readable;
  /** Standard output: the result, nothing else. Await it where much is written. */
  out(text: string): Promise<void>;
  /** Standard error: progress and failures. */
  err(text: string): void;
  environment: Record<string, string | undefined>;
};

export type Command = {
  readonly name: string;
  /** One line for the list. */
  readonly summary: string;
  /** Arguments, options and an example, as shown by --help. */
  readonly usage: string;
  /** The exit code: 0 done, 1 failed or found something wrong. */
  run(args: string[], io: Io): Promise<number>;
};

/** The command cannot do what was asked; the message is for the person at the terminal. Exit code 1. */
export class CommandError extends Error {
  override name = 'CommandError';
}

/** The command line is not understood. Exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Writes the result of a command. */
export async function printJson(io: Io, value: unknown): Promise<void> {
  await io.out(`${JSON.stringify(value, null, 2)}\n`);
}
