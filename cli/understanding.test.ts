import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linesOf } from './json-lines.ts';
import { runCli } from './run.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-understanding-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const jsonLines = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

async function run(argv: string[], stdin = '') {
  let out = '';
  let err = '';
  const code = await runCli(argv, {
    stdin: async () => Buffer.from(stdin),
    input: () => Readable.from([stdin]),
    out: async (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    environment: {},
  });
  const lines = out.split('\n').filter((line) => line.startsWith('{'));
  return { code, out, err, lines };
}

test('classify answers line by line, in order, with the ids as given', async () => {
  const rows = Array.from({ length: 450 }, (_, n) => ({
    id: n,
    text: n % 2 ? 'thank you so much!' : 'worst service ever',
  }));
  const { code, lines } = await run(['classify'], jsonLines(rows));
  const answers = lines.map((line) => JSON.parse(line));

  expect(code).toBe(0);
  expect(answers.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  expect(answers.map(({ sentiment }) => sentiment.label)).toEqual(
    rows.map((_, n) => (n % 2 ? 'positive' : 'negative')),
  );
  expect(Object.keys(answers[0])).toEqual(
    expect.arrayContaining([
      'language',
      'sentiment',
      'offensive',
      'hate',
      'threat',
      'spam',
      'frustrated',
      'question',
      'theme',
      'personalData',
      'links',
    ]),
  );
});

test('a taxonomy adds intent and product, and tells all three by words; without one neither is said', async () => {
  const blank = { description: '', words: [], examples: [], mergedInto: null };
  const entries = [
    { ...blank, id: 'delivery', name: 'Delivery', words: ['parcel*'] },
    { ...blank, id: 'question', kind: 'intent', name: 'Question' },
    { ...blank, id: 'drill', kind: 'product', name: 'Cordless drill' },
  ];
  const taxonomy = file('taxonomy.json', JSON.stringify({ entries }));
  const input = jsonLines([{ text: 'Where is the parcel with my cordless drill?' }]);
  const plain = JSON.parse((await run(['classify'], input)).lines[0] ?? '');
  expect(plain).toMatchObject({ theme: { label: null } });
  expect(plain).not.toHaveProperty('intent');
  expect(JSON.parse((await run(['classify', '--taxonomy', taxonomy], input)).lines[0] ?? '')).toMatchObject({
    theme: { label: 'delivery', words: ['parcel…'] },
    intent: { label: 'question' },
    product: { label: 'drill', words: ['Cordless drill'] },
  });
  expect((await run(['classify', '--taxonomy', file('none.json', '{}')], input)).err).toContain('is no taxonomy');
});

test('lines that cannot be read say why in their place and stop nothing', async () => {
  const input = '{"text":"hello there"}\n\n{oops\n{"id":"b","text":5}\n[]\n{"id":"c","text":"bye","network":null}';
  const { code, lines, err } = await run(['classify'], input);

  expect(code).toBe(0);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { id: null, language: {} },
    { line: 3, error: { code: 'not_json' } },
    { id: 'b', line: 4, error: { code: 'not_a_message', message: expect.stringContaining('text') } },
    { line: 5, error: { code: 'not_a_message' } },
    { id: 'c', language: {} },
  ]);
  expect(err).toContain('3 lines');
});

test('only a line feed ends a line: a message stays one, however it is cut into chunks', async () => {
  const text = 'one\u2028two\u2029three\u0085four 👋';
  const bytes = Buffer.from(`\uFEFF${JSON.stringify({ id: 1, text })}\r\n${JSON.stringify({ id: 2, text })}`);
  const lines = [];
  for await (const line of linesOf(Readable.from(Array.from(bytes, (_, n) => bytes.subarray(n, n + 1)))))
    lines.push(line);

  expect(lines.map(({ text: line }) => JSON.parse(line))).toEqual([
    { id: 1, text },
    { id: 2, text },
  ]);
  expect((await run(['classify'], bytes.toString())).lines).toHaveLength(2);
});

test('whoever reads may stop after the first lines', async () => {
  const classify = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), 'classify']);
  let said = '';
  classify.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  // What nobody reads any more cannot be written either.
  classify.stdin.on('error', () => {});
  classify.stdin.end('{"text":"Where is my parcel?"}\n'.repeat(5_000));
  await once(classify.stdout, 'data');
  classify.stdout.destroy();
  const [code] = await once(classify, 'close');

  expect({ code, said }).toEqual({ code: 0, said: '' });
});

test('a folder is no file', async () => {
  expect(await run(['spikes', folder])).toMatchObject({ code: 1, err: expect.stringContaining('is a folder') });
});

test('what is learned is kept in the head, changes verdicts and can be measured', async () => {
  const labelled = Array.from({ length: 30 }, (_, n) => [
    { text: `my zorble ${n} is quux`, label: 'neg' },
    { text: `zorble ${n} is all blip`, label: 'positive' },
  ]).flat();
  const train = file('train.jsonl', jsonLines(labelled.slice(0, 40)));
  const more = file('more.jsonl', `${jsonLines(labelled.slice(40, 50))}{"text":"x","label":"purple"}\n`);
  const rest = file('rest.jsonl', jsonLines(labelled.slice(50)));
  const head = join(folder, 'head.json');
  const measured = async (options: string[]) =>
    JSON.parse((await run(['evaluate', rest, '--task', 'sentiment', ...options])).out);

  expect((await run(['learn', train, '--task', 'sentiment', '--head', head])).code).toBe(0);
  expect(JSON.parse((await run(['learn', more, '--task', 'sentiment', '--head', head])).out)).toMatchObject({
    added: 10,
    skipped: 1,
    corrections: 50,
  });
  expect((await measured(['--head', head])).accuracy).toBe(100);
  expect((await measured([])).accuracy).toBeLessThan(100);
  const { lines } = await run(['classify', '--head', head], jsonLines([{ text: 'a zorble that is quux' }]));
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ sentiment: { label: 'negative' } });
});

test('labelled texts may stand in a table with a header', async () => {
  const quoted = '"great, thanks a lot!\nreally ""great"""';
  const csv = file(
    'texts.csv',
    `\uFEFFid,text,label\r\n1,${quoted},pos\r\n\r\n2,awful service,purple\r\n3,awful service,neg`,
  );
  const tsv = file('texts.tsv', 'label\ttext\npos\tgreat, thanks a lot\nneg\tthis is "awful"\n');
  const head = join(folder, 'table-head.json');
  const measured = await run(['evaluate', csv, '--task', 'sentiment']);

  expect(JSON.parse(measured.out)).toMatchObject({ rows: 2, accuracy: 100, skipped: 1 });
  expect(measured.err).toContain('purple');
  expect(JSON.parse((await run(['evaluate', tsv, '--task', 'sentiment'])).out)).toMatchObject({ rows: 2 });
  expect(JSON.parse((await run(['learn', tsv, '--task', 'sentiment', '--head', head])).out)).toMatchObject({
    added: 2,
  });
});

test.each([
  ['columns.csv', 'text,mood\nfine,pos\n', 'names no column “label”; it names text, mood'],
  [
    'quote.csv',
    'text,label\nfine,pos\n"open,pos\n',
    'Line 3 has a cell that begins with a quote and does not end with one',
  ],
])('what is wrong with %s is said', async (name, content, said) => {
  expect(await run(['evaluate', file(name, content), '--task', 'sentiment'])).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining(said),
  });
});

test('spikes prints the alarms of each series and nothing else', async () => {
  const hours = Array.from({ length: 120 }, (_, n) => new Date(Date.UTC(2026, 0, 1, n)).toISOString());
  const rows = ['"a, b"', 'quiet'].flatMap((name) =>
    hours.map((hour, n) => `${name},${hour},${name !== 'quiet' && n === 100 ? 90 : 10}`),
  );
  const { code, out } = await run(['spikes', file('counts.csv', `series,hour,count\n${rows.join('\n')}\n`)]);

  expect(code).toBe(0);
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([{ series: 'a, b', hour: hours[100], count: 90, expected: 10 }]);
});

test.each([
  [['evaluate'], 2],
  [['evaluate', 'x', '--task', 'mood'], 2],
  [['evaluate', 'nowhere.jsonl', '--task', 'sentiment'], 1],
  [['learn', 'nowhere.jsonl', '--task', 'sentiment', '--head', 'none.json'], 1],
  [['classify', '--head', 'nowhere.json'], 1],
  [['spikes'], 2],
])('%j ends with %d and says what to do', async (argv, code) => {
  const answer = await run(argv);

  expect(answer).toMatchObject({ code, out: '' });
  expect(answer.err).not.toBe('');
  expect(existsSync('none.json')).toBe(false);
});
