import type { Understanding } from '#server/understanding/verdict.ts';
import { readArguments } from './arguments.ts';
import type { Command, Io } from './command.ts';
import { readHeads } from './head-file.ts';
import { linesOf } from './json-lines.ts';
import { readTaxonomy } from './taxonomy-file.ts';

/** So many lines are judged before they are written. */
const batchSize = 200;

/** Judges messages without database or server. */
export const classify: Command = {
  name: 'classify',
  summary: 'Says of each message what is in it: language, sentiment, offence, spam, personal data, links and more.',
  usage: `
Usage: classify [--head FILE] [--taxonomy FILE] < messages

  --head FILE       what a team taught with learn
  --taxonomy FILE   a team's themes, intents and products, as the program has them: {"entries": [...]}; adds intent
                    and product, and finds all three by their words too

Reads one JSON object a line: text, and if known id, network and language. Prints one JSON object a line, in order. A
label that is null means unknown. A line that cannot be read becomes {"line":…,"error":…} in its place.

  echo '{"text":"@brand where is my parcel?"}' | npm run -s earshot -- classify`,
  async run(args, io) {
    const { values } = readArguments(args, { head: { type: 'string' }, taxonomy: { type: 'string' } });
    const heads = values.head === undefined ? {} : readHeads(values.head);
    const taxonomy = values.taxonomy === undefined ? null : readTaxonomy(values.taxonomy);
    // Fetched here, so that no other command waits for the models.
    const { understand } = await import('#server/understanding/understand.ts');
    const { entriesFound } = await import('#server/features/verdict/found.ts');
    const { readMessage } = await import('#server/understanding/read-line.ts');
    let malformed = 0;
    const write = async (lines: readonly { number: number; text: string }[]) => {
      const read = lines.map(({ number, text }) => readMessage(text, number));
      const judged = understand(
        read.flatMap((line) => ('message' in line ? [line.message] : [])),
        heads,
      ).values();
      const out = read.map((line) => {
        if ('message' in line) {
          const understanding = judged.next().value as Understanding;
          const { intent, product, ...said } = understanding;
          const entries = taxonomy
            ? entriesFound(understanding, line.message.text, taxonomy)
            : { ...(heads.intent ? { intent } : {}), ...(heads.product ? { product } : {}) };
          return { ...said, ...entries, id: line.givenId };
        }
        malformed += 1;
        return line;
      });
      await io.out(out.map((one) => `${JSON.stringify(one)}\n`).join(''));
    };
    await inBatches(io, write);
    if (malformed > 0) io.err(`${malformed} lines could not be read; each says why in its place.\n`);
    return 0;
  },
};

type Lines = { number: number; text: string }[];

/** The first line is answered at once, so that somebody who types sees it. */
async function inBatches(io: Io, write: (lines: Lines) => Promise<void>): Promise<void> {
  let batch: Lines = [];
  let size = 1;
  for await (const line of linesOf(io.input())) {
    batch.push(line);
    if (batch.length < size) continue;
    await write(batch);
    batch = [];
    size = batchSize;
  }
  if (batch.length > 0) await write(batch);
}
