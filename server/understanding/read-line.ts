import * as z from 'zod';
import { type LabelledTask, readLabel } from './labels.ts';
import type { Correction } from './learn.ts';
import type { Message } from './verdict.ts';

const Line = z.object({
  id: z.optional(z.nullable(z.union([z.string(), z.number()]))),
  text: z.string(),
  network: z.optional(z.nullable(z.string())),
  language: z.optional(z.nullable(z.string())),
});
const Labelled = Line.extend({ label: z.union([z.string(), z.boolean(), z.number()]) });

/** A line that cannot be read; `id` stands where it could be. */
export type BadLine = {
  id?: string | number;
  line: number;
  error: { code: 'not_json' | 'not_a_message'; message: string };
};

/** Reads a message to be judged, with the id as it was given (null for none). */
export function readMessage(
  text: string,
  line: number,
): { message: Message; givenId: string | number | null } | BadLine {
  const read = parse(text, line, Line);
  if ('error' in read) return read;
  const { id, network, language } = read.value;
  return {
    message: {
      id: String(id ?? line),
      text: read.value.text,
      ...(network ? { network } : {}),
      ...(language ? { language: plainLanguage(language) } : {}),
    },
    givenId: id ?? null,
  };
}

/** Reads a text whose label is known, the label as the task writes it. */
export function readLabelled(text: string, line: number, task: LabelledTask): Correction | BadLine {
  const read = parse(text, line, Labelled);
  if ('error' in read) return read;
  const { network, language } = read.value;
  const label = readLabel(task, String(read.value.label));
  if (label === null)
    return bad(line, 'not_a_message', `“${read.value.label}” is no label of ${task}.`, read.value.id ?? undefined);
  return {
    text: read.value.text,
    label,
    ...(network ? { network } : {}),
    ...(language ? { language: plainLanguage(language) } : {}),
  };
}

/** Without region and script: en-US is en. */
const plainLanguage = (language: string) => language.toLowerCase().split(/[-_]/)[0] ?? language;

function parse<T>(text: string, line: number, schema: z.ZodType<T>): { value: T } | BadLine {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return bad(line, 'not_json', `Line ${line} is no JSON.`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { value: parsed.data };
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') || 'the line';
  return bad(line, 'not_a_message', `Line ${line}: ${where} is missing or of the wrong kind.`, idOf(json));
}

function bad(line: number, code: BadLine['error']['code'], message: string, id?: string | number): BadLine {
  return { ...(id === undefined ? {} : { id }), line, error: { code, message } };
}

function idOf(json: unknown): string | number | undefined {
  const read = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(json);
  return read.success ? read.data.id : undefined;
}
