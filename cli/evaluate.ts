import type { LabelledTask } from '#server/understanding/labels.ts';
import { readArguments } from './arguments.ts';
import { type Command, printJson, UsageError } from './command.ts';
import { readHeads } from './head-file.ts';
import { labelledOfFile } from './labelled-file.ts';

/** Measures what is shipped, or what a team taught, on labelled texts. */
export const evaluate: Command = {
  name: 'evaluate',
  summary: 'Measures the verdicts on texts whose label is known.',
  usage: `
Usage: evaluate FILE --task TASK [--head FILE]

  FILE          one JSON object a line: text and label, and if known network and language; - is standard input.
                Or a table (.csv, .tsv) whose first line names these columns
  --task TASK   language, sentiment, offensive, hate, threat, spam, frustrated, question, urgent, theme, intent, product
                or phishing
  --head FILE   what a team taught with learn

Prints accuracy, macro-F1, precision and recall per label and how far confidence and truth lie apart, in percent. What
is answered with unknown counts as wrong.`,
  async run(args, io) {
    const { values, words } = readArguments(args, { task: { type: 'string' }, head: { type: 'string' } }, 1);
    const [file] = words;
    if (file === undefined) throw new UsageError('Name the file with labelled texts.');
    const task = await readTask(values.task);
    const heads = values.head === undefined ? {} : readHeads(values.head);
    const { judgeLabelled } = await import('#server/understanding/judge-labelled.ts');
    const { readLabelled } = await import('#server/understanding/read-line.ts');
    const { measure } = await import('#server/understanding/train/measure.ts');
    const judged = [];
    let skipped = 0;
    for await (const { number, text } of labelledOfFile(file, io.input)) {
      const read = readLabelled(text, number, task);
      if ('error' in read) {
        skipped += 1;
        if (skipped <= mostComplaints) io.err(`${read.error.message}\n`);
      } else judged.push(judgeLabelled(task, read, heads));
    }
    if (judged.length === 0) {
      io.err(`${file} has no line with text and a label of ${task}.\n`);
      return 1;
    }
    const unknown = judged.filter(({ said }) => said === null).length;
    await printJson(io, { task, unit: 'percent', ...measure(judged), unknown, skipped });
    return 0;
  },
};

/** So many lines that cannot be read are named; the rest is only counted. */
const mostComplaints = 5;

/** The task somebody named. Throws UsageError. */
async function readTask(given: string | undefined): Promise<LabelledTask> {
  const { labelledTasks } = await import('#server/understanding/labels.ts');
  const task = labelledTasks.find((each) => each === given);
  if (!task) throw new UsageError(`--task takes one of ${labelledTasks.join(', ')}.`);
  return task;
}
