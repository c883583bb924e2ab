import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { Area } from './catalogue.ts';
import { en } from './en.ts';

const web = resolve(import.meta.dirname, '..');
const fetched = Object.entries(en).map(async ([area, load]) => [area as Area, await load()] as const);
/** Each key with the area it comes with. */
const areaOf = new Map(
  (await Promise.all(fetched)).flatMap(([area, module]) =>
    Object.values(module).flatMap((words) => Object.keys(words).map((key) => [key, area] as const)),
  ),
);

/** What one file of the app needs: files with it, files later with their areas, and words. */
type Source = { with: string[]; later: { path: string; areas: Area[] }[]; keys: string[] };

function read(path: string): Source {
  const text = readFileSync(path, 'utf8');
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, ...found]) => found.map((one) => one ?? ''));
  const to = (specifier: string) =>
    specifier.startsWith('#web/') ? join(web, specifier.slice(5)) : resolve(dirname(path), specifier);
  const prefixes = all(/`([a-z_]+\.[a-z_.]*)\$\{/g).map(([prefix = '']) => prefix);
  return {
    with: all(/^(?:import|export) (?!type)[^;]*? from '((?:\.|#web)[^']+\.tsx?)';/gm).map(([path = '']) => to(path)),
    later: all(/import\('((?:\.|#web)[^']+\.tsx?)'\)(?:,\s*'\w+'(?:,\s*\[([^\]]*)\])?)?/g).map(
      ([path = '', areas = '']) => ({
        path: to(path),
        areas: areas.match(/\w+/g)?.filter((area): area is Area => area in en) ?? [],
      }),
    ),
    keys: [
      ...all(/'([a-z_]+\.[a-z_.]+)'/g).flat(),
      ...[...areaOf.keys()].filter((key) => prefixes.some((prefix) => key.startsWith(prefix))),
    ],
  };
}

/** Keys said by a file, and by all that comes with it or after it, whose areas nobody fetches there. */
function unfetched(path: string, areas: readonly Area[], seen = new Set<string>()): string[] {
  const place = `${path} ${[...areas].sort()}`;
  if (seen.has(place) || path.includes('/messages/')) return [];
  seen.add(place);
  const source = read(path);
  const lacking = source.keys.filter((key) => {
    const area = areaOf.get(key);
    return area && area !== 'error' && !areas.includes(area);
  });
  return [
    ...lacking.map((key) => `${path.slice(web.length + 1)} says ${key} of ${areaOf.get(key)}`),
    ...source.with.flatMap((path) => unfetched(path, areas, seen)),
    ...source.later.flatMap((later) => unfetched(later.path, [...new Set([...areas, ...later.areas])], seen)),
  ];
}

it('fetches with each page the words of all that it says', () => {
  expect(unfetched(join(web, 'main.tsx'), ['app'])).toEqual([]);
});
