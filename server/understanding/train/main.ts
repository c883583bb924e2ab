import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packRuns } from '../language-table.ts';
import { modelsFolder } from '../models-folder.ts';
import { build } from './build.ts';
import { readCounted } from './language.ts';
import { trainingTasks } from './tasks.ts';

const [folder = process.env.EARSHOT_TRAINING_DATA, ...names] = process.argv.slice(2);
if (folder === undefined || !existsSync(folder)) {
  process.stderr.write(
    'Name the folder with the public data: npm run train -- FOLDER [MODEL …]. Where to get it: server/understanding/train/README.md.\n',
  );
  process.exit(2);
}
mkdirSync(modelsFolder, { recursive: true });
if (names.length === 0 || names.includes('language')) {
  const bytes = packRuns(await readCounted());
  writeFileSync(join(modelsFolder, 'language.bin'), bytes);
  process.stdout.write(`language: ${bytes.length} bytes, from the counts of eld\n`);
}
for (const task of trainingTasks.filter(({ name }) => names.length === 0 || names.includes(name))) {
  const { card, bytes } = build(task, folder);
  writeFileSync(join(modelsFolder, `${task.name}.bin`), bytes);
  writeFileSync(join(modelsFolder, `${task.name}.json`), `${JSON.stringify(card, null, 2)}\n`);
  const [first] = card.figures;
  process.stdout.write(`${task.name}: ${card.trainedOn} rows, ${bytes.length} bytes, ${JSON.stringify(first)}\n`);
}
