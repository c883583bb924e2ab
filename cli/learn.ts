import { existsSync } from 'node:fs';
import { readArguments } from './arguments.ts';
import { type Command, CommandError, printJson, UsageError } from './command.ts';
import { readHeadFile, writeHeadFile } from './head-file.ts';
import { labelledOfFile } from './labelled-file.ts';

/** Teaches a head from labelled texts, as the corrections of a team do. */
export const learn: Command = {
  name: 'learn',
  summary: 'Teaches a head from labelled texts, as the corrections of a team do.',
  usage: `
Usage: learn FILE --task TASK [--head FILE]

  FILE          one JSON object a line: text and label, and if known network and language; - is standard input.
                Or a table (.csv, .tsv) whose first line names these columns
  --task TASK   sentiment, offensive, hate, threat, spam, frustrated, question, urgent, theme, intent or product
  --head FILE   where the head is kept; what it learned before stays (default: TASK.head.json)

A text that was corrected before takes the new label. classify and evaluate use the head with --head FILE.`,
  async run(args, io) {
    const { values, words } = readArguments(args, { task: { type: 'string' }, head: { type: 'string' } }, 1);
    const [file] = words;
    const { taughtTasks } = await import('#server/understanding/head.ts');
    const task = taughtTasks.find((each) => each === values.task);
    if (!task) throw new UsageError(`--task takes one of ${taughtTasks.join(', ')}.`);
    if (file === undefined) throw new UsageError('Name the file with labelled texts.');
    const headFile = values.head ?? `${task}.head.json`;
    const kept = existsSync(headFile)
      ? readHeadFile(headFile)
      : { kind: 'earshot-heads' as const, heads: {}, corrections: {} };
    const { learn: teach } = await import('#server/understanding/learn.ts');
    const { readLabelled } = await import('#server/understanding/read-line.ts');
    const corrections = new Map((kept.corrections[task] ?? []).map((each) => [each.text, each]));
    let added = 0;
    let skipped = 0;
    for await (const { number, text } of labelledOfFile(file, io.input)) {
      const read = readLabelled(text, number, task);
      if ('error' in read) {
        skipped += 1;
        if (skipped <= mostComplaints) io.err(`${read.error.message}\n`);
        continue;
      }
      added += 1;
      corrections.delete(read.text);
      corrections.set(read.text, read);
    }
    const all = [...corrections.values()];
    const head = added === 0 ? null : teach(task, all);
    if (!head) throw new CommandError(`${file} has no line with text and a label of ${task}; nothing was learned.`);
    writeHeadFile(headFile, {
      ...kept,
      heads: { ...kept.heads, [task]: head },
      corrections: { ...kept.corrections, [task]: all },
    });
    await printJson(io, { task, head: headFile, added, skipped, corrections: all.length, labels: head.labels });
    return 0;
  },
};

/** So many lines that cannot be read are named; the rest is only counted. */
const mostComplaints = 5;
