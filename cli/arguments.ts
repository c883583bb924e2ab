import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { UsageError } from './command.ts';

type Values<O extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>
>['values'];

/** Parses options and at most `positionals` words after them. Throws UsageError. */
export function readArguments<O extends ParseArgsOptionsConfig>(
  args: string[],
  options: O,
  positionals = 0,
): { values: Values<O>; words: string[] } {
  let parsed: { values: Values<O>; positionals: string[] };
  try {
    parsed = parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
  const extra = parsed.positionals[positionals];
  if (extra !== undefined) throw new UsageError(`"${extra}" is one word too many.`);
  return { values: parsed.values, words: parsed.positionals };
}

/** A whole number in a range, or the fallback when the option is absent. Throws UsageError. */
export function wholeNumber(
  name: string,
  value: string | undefined,
  { least, most, fallback }: { least: number; most: number; fallback: number },
): number {
  if (value === undefined) return fallback;
  const number = Number(value.replaceAll('_', ''));
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new UsageError(`--${name} takes a whole number from ${least} to ${most}, not "${value}".`);
}
