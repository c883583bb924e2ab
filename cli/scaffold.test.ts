import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const left = new Set(['.git', 'dist', 'test-results', 'e2e', 'web', 'docs']);
/** Packages also stand deeper, where the Bluesky network is installed. */
const isLeft = (parts: readonly string[]) => left.has(parts[0] ?? '') || parts.includes('node_modules');

let copy: string;
beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'earshot-scaffold-'));
  cpSync(root, copy, { recursive: true, filter: (path) => !isLeft(relative(root, path).split('/')) });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

type Ended = { code: number; said: string };

function run(program: string, args: readonly string[]): Promise<Ended> {
  const environment = { ...process.env, NO_COLOR: '1' };
  return new Promise((resolve) =>
    execFile(program, args, { cwd: copy, env: environment, maxBuffer: 32e6 }, (error, out, err) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, said: `${out}${err}` }),
    ),
  );
}
const earshot = (...args: string[]) => run(process.execPath, ['cli/main.ts', ...args]);
/** A program of a package, past the links in .bin. */
const packaged = (name: string, file: string) =>
  join(createRequire(import.meta.url).resolve(`${name}/package.json`), '..', file);

test('the folder of a new connector passes the checks, and its suite runs and says what is missing', async () => {
  const made = await earshot('scaffold', 'pigeonpost', '--label', 'Pigeon Post');
  expect(made).toMatchObject({ code: 0, said: expect.stringContaining('"connectors/pigeonpost"') });

  writeFileSync(
    join(copy, 'one.json'),
    JSON.stringify({ extends: './tsconfig.json', include: ['connectors/pigeonpost'] }),
  );
  // With one checker: each further one checks anew what the files share.
  const typed = await run(process.execPath, [
    packaged('typescript', 'bin/tsc'),
    ...['--noEmit', '-p', 'one.json', '--checkers', '1'],
  ]);
  expect(typed).toEqual({ code: 0, said: '' });
  const linted = await run(process.execPath, [
    packaged('@biomejs/biome', 'bin/biome'),
    ...['check', '--error-on-warnings', 'connectors/pigeonpost'],
  ]);
  expect(linted).toMatchObject({ code: 0 });

  writeFileSync(
    join(copy, 'one.config.ts'),
    "export default { test: { include: ['connectors/pigeonpost/**/*.test.ts'] } };\n",
  );
  const vitest = packaged('vitest', 'vitest.mjs');
  // Through a file: what is written to a pipe may end before the report does.
  await run(process.execPath, [
    vitest,
    ...['run', '--config', 'one.config.ts', '--reporter', 'json', '--outputFile', 'report.json'],
  ]);
  const { testResults } = JSON.parse(readFileSync(join(copy, 'report.json'), 'utf8')) as Report;
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const of = (status: string) => tests.filter((one) => one.status === status);
  expect(of('passed').map(({ fullName }) => fullName)).toContain('parsing an unknown kind is passed over and reported');
  const missing = new Set(
    of('failed').flatMap(
      ({ failureMessages }) => /Missing in .*?: (\w+(?:\.\w+)?)/.exec(failureMessages.join())?.[1] ?? [],
    ),
  );
  expect([...missing].sort()).toEqual(['customer.direct', 'customer.mention', 'postAsUs', 'revokedSession']);
}, 300_000);

type Report = {
  testResults: { assertionResults: { status: string; fullName: string; failureMessages: string[] }[] }[];
};
