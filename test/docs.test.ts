import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const inRoot = readdirSync(root);
const pages = [
  ...inRoot.filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const scripts: Record<string, string> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;

test.each(pages)('every link in %s leads somewhere', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? '');

  expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
});

test.each(pages)('every file and script that %s names exists', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const named = [...text.matchAll(/`([\w@-]+(?:\/[\w.@-]+)+)`/g)].map((match) => match[1] ?? '');
  const files = named.filter((name) => inRoot.includes(name.split('/')[0] ?? '') && !name.startsWith('data/'));
  const runs = [...text.matchAll(/`npm run (?:-s )?([\w:]+)/g)].map((match) => match[1] ?? '');

  expect(files.filter((name) => !existsSync(join(root, name)))).toEqual([]);
  expect(runs.filter((name) => !(name in scripts))).toEqual([]);
});

test('every capability has one line with a known state, and what is not missing says where to see it', () => {
  const text = readFileSync(join(root, 'docs', 'capabilities.md'), 'utf8');
  const rows = [...text.matchAll(/^\| ([A-Z]\d+) \| [^|]+ \| (\w+) \|(.*?)\|(.*?)\|$/gm)];

  expect(rows.length).toBeGreaterThan(140);
  expect(new Set(rows.map((row) => row[1])).size).toBe(rows.length);
  expect(rows.filter((row) => !['works', 'partial', 'missing'].includes(row[2] ?? ''))).toEqual([]);
  expect(rows.filter((row) => row[2] !== 'missing' && row[4]?.trim() === '')).toEqual([]);
});
