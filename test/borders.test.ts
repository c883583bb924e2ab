import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

const crossed = [
  ['contract', "import '#server/errors.ts';"],
  ['connectors/sandbox', "import '#server/errors.ts';"],
  ['connectors/sandbox', "import '../bluesky/index.ts';"],
  ['server/http', "import '#server/features/channel/queries.ts';"],
  ['server/features/tag', "import '#server/features/channel/poll.ts';"],
  ['server/features/tag', "export * from '#server/features/channel/poll.ts';"],
  ['server/features/tag', "export const late = import('#server/features/channel/poll.ts');"],
  [
    'server/features/tag',
    "import type { poll } from '#server/features/channel/jobs.ts';\nexport type P = typeof poll;",
  ],
  ['server/features/tag', "import '../channel/queries.ts';"],
  ['web', "import '#server/errors.ts';"],
  ['web/ui', "import '#contract/errors.ts';"],
] as const;
const allowed = [
  ['server/features/tag', "import '#server/features/channel/queries.ts';"],
  ['web', "import '#contract/errors.ts';"],
] as const;

const planted = [...crossed, ...allowed].map(([folder, content], n) => ({
  path: `${folder}/planted-${n}.ts`,
  content,
}));
let said = '';

beforeAll(() => {
  for (const { path, content } of planted) writeFileSync(join(root, path), content);
  const biome = join(root, 'node_modules', '.bin', 'biome');
  const paths = planted.map(({ path }) => path);
  const options = [
    'lint',
    '--only=style/noRestrictedImports',
    '--vcs-enabled=false',
    '--reporter=github',
    '--max-diagnostics=none',
  ];
  said = spawnSync(biome, [...options, ...paths], { cwd: root, encoding: 'utf8' }).stdout;
});
afterAll(() => {
  for (const { path } of planted) rmSync(join(root, path), { force: true });
});

const isCaught = (path: string) =>
  said.split('\n').some((line) => line.includes(path) && line.includes('noRestrictedImports'));

test.each(crossed.map(([folder, content], n) => [folder, content, n] as const))(
  'a border crossed in %s by %s is caught',
  (_folder, _content, n) => {
    expect(isCaught(planted[n]?.path ?? '')).toBe(true);
  },
);

test.each(allowed.map(([folder, content], n) => [folder, content, crossed.length + n] as const))(
  'what is allowed in %s stays allowed: %s',
  (_folder, _content, n) => {
    expect(isCaught(planted[n]?.path ?? '')).toBe(false);
  },
);
