import { cpSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { connectorFor } from '#connectors/registry.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError, printJson, UsageError } from './command.ts';

const root = join(import.meta.dirname, '..');
/** Every file ends in .txt, so that nothing takes it for code of this package. */
const template = join(import.meta.dirname, 'scaffold', 'template');
const ending = '.txt';

/** Begins the connector of a network. */
export const scaffold: Command = {
  name: 'scaffold',
  summary: 'Makes the folder of a new connector, whose conformance suite says what is missing.',
  usage: `
Usage: scaffold NAME [--label LABEL]

  --label LABEL   what people call the network; else NAME with a capital

Makes connectors/NAME: lower-case letters and digits. docs/adding-a-connector.md says how to go on.

  npm run -s earshot -- scaffold pigeonpost --label "Pigeon Post"`,
  async run(args, io) {
    const { values, words } = readArguments(args, { label: { type: 'string' } }, 1);
    const [name = ''] = words;
    if (!/^[a-z][a-z0-9]{1,29}$/.test(name))
      throw new UsageError('Name the network with 2 to 30 lower-case letters and digits, beginning with a letter.');
    const label = values.label?.trim() || name.charAt(0).toUpperCase() + name.slice(1);
    if (/['`\\$\n{}]/.test(label)) throw new UsageError('A label is plain words, without quotation marks or brackets.');
    const folder = join(root, 'connectors', name);
    if (existsSync(folder) || connectorFor(name)) throw new CommandError(`There is a connector "${name}" already.`);
    const files = write(folder, { NAME: name, SYMBOL: name, LABEL: label, LETTER: label.charAt(0).toUpperCase() });
    const next = `npx vitest run --project unit connectors/${name}`;
    await printJson(io, { folder: relative(root, folder), files, next });
    return 0;
  },
};

/** Copies the template with these words in their places; answers what it made. */
function write(folder: string, words: Record<string, string>): string[] {
  cpSync(template, folder, { recursive: true });
  const made = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending));
  return made
    .map((name) => {
      const file = join(folder, name);
      const text = readFileSync(file, 'utf8').replaceAll(
        /\b(NAME|SYMBOL|LABEL|LETTER)\b/g,
        (word) => words[word] ?? word,
      );
      writeFileSync(file, text);
      renameSync(file, file.slice(0, -ending.length));
      return name.slice(0, -ending.length);
    })
    .sort();
}
