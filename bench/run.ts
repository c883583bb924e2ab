import { bulk } from './bulk.ts';
import { clocks } from './clocks.ts';
import { composer } from './composer.ts';
import { contacts } from './contacts.ts';
import { type Bench, type Figure, passes } from './figure.ts';
import { inbox } from './inbox.ts';
import { intake } from './intake.ts';
import { open } from './open.ts';
import { search } from './search.ts';
import { simulate } from './simulate.ts';
import { streams } from './streams.ts';
import { ui } from './ui.ts';
import { understand } from './understand.ts';
import { visible } from './visible.ts';
import { webhooks } from './webhooks.ts';

/** Every benchmark, by the name on the command line. */
const benches: readonly Bench[] = [
  intake,
  visible,
  inbox,
  search,
  open,
  bulk,
  contacts,
  ui,
  streams,
  clocks,
  simulate,
  composer,
  understand,
  webhooks,
];

const words = process.argv.slice(2);
const asJson = words.includes('--json');
const quick = words.includes('--quick');
const names = words.filter((word) => !word.startsWith('--'));
const unknown = names.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0 || names.length === 0) {
  const known = benches.map((bench) => bench.name).join(' ');
  process.stderr.write(`Name what to measure: npm run -s bench -- NAME … [--json] [--quick]. There are: ${known}.\n`);
  process.exit(2);
}

let missed = 0;
for (const name of names) {
  const bench = benches.find((one) => one.name === name);
  for (const figure of (await bench?.run((progress) => process.stderr.write(`${name}: ${progress}\n`), { quick })) ??
    []) {
    if (!passes(figure)) missed += 1;
    process.stdout.write(`${asJson ? JSON.stringify({ ...rounded(figure), ok: passes(figure) }) : line(figure)}\n`);
  }
}
if (quick) process.stderr.write('Measured quickly: good for seeing that it works, not for judging.\n');
process.exit(missed === 0 || quick ? 0 : 1);

function rounded(figure: Figure): Figure {
  return {
    ...figure,
    value: round(figure.value),
    floor: figure.floor && round(figure.floor),
    ratio: figure.ratio && round(figure.ratio),
  };
}

function line(figure: Figure): string {
  const { name, value, unit, floor, ratio, target, note } = rounded(figure);
  const wanted = target === null ? '' : 'least' in target ? `(≥ ${target.least})` : `(≤ ${target.most})`;
  const verdict = target === null ? '' : passes(figure) ? 'ok' : 'MISSED';
  const words = [
    name.padEnd(16),
    value,
    unit,
    'floor',
    floor ?? '–',
    'ratio',
    ratio ?? '–',
    wanted,
    verdict,
    note ?? '',
  ];
  return words.filter((word) => word !== '').join(' ');
}

function round(number: number): number {
  return Number(number.toPrecision(4));
}
