import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';

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

/** In folders of the same names elsewhere: what is planted here would be checked, built and delivered by others meanwhile. */
beforeAll(() => {
  const garden = mkdtempSync(join(tmpdir(), 'earshot-borders-'));
  copyFileSync(join(root, 'biome.json'), join(garden, 'biome.json'));
  for (const { path, content } of planted) {
    mkdirSync(join(garden, dirname(path)), { recursive: true });
    writeFileSync(join(garden, path), content);
  }
  const biome = join(root, 'node_modules', '.bin', 'biome');
  const options = [
    'lint',
    '--only=style/noRestrictedImports',
    '--vcs-enabled=false',
    '--reporter=github',
    '--max-diagnostics=none',
  ];
  said = spawnSync(biome, [...options, '.'], { cwd: garden, encoding: 'utf8' }).stdout;
  rmSync(garden, { recursive: true });
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
