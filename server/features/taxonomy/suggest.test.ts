import { describe, expect, it } from 'vitest';
import type { Entry } from '#contract/taxonomy.ts';
import { defaultTaxonomy } from '#contract/taxonomy-defaults.ts';
import { taxonomyIn } from '#contract/taxonomy-names.ts';
import { tasks } from '#contract/verdict.ts';
import { foundOf } from '#server/features/verdict/commands.ts';
import { entryAnew } from '#server/features/verdict/queries.ts';
import type { Understanding } from '#server/understanding/verdict.ts';
import { historyOf } from './history.ts';
import { splitOff, takeOut } from './split.ts';
import { suggestThemes, type Unthemed } from './suggest.ts';

const said = (times: number, ...phrases: string[]): Unthemed[] =>
  Array.from({ length: times }, (_, n) => ({ profileId: `${phrases[0]} ${n}`, phrases }));
const nothing = { counts: new Map<string, number>(), messages: 0 };

describe('suggestions of themes', () => {
  it('group what is said together, the largest first, each message once', () => {
    const found = suggestThemes(
      [...said(30, 'gift card', 'balance'), ...said(14, 'parking', 'parking lot'), ...said(3, 'hello')],
      nothing,
      new Set(),
    );
    expect(found).toEqual([
      { phrases: ['gift card', 'balance'], messages: 30, people: 30 },
      { phrases: ['parking lot'], messages: 14, people: 14 },
    ]);
  });

  it('leave out what is said as often where a theme is known, and what was declined', () => {
    const unthemed = [...said(30, 'store'), ...said(30, 'gift card')];
    const themed = { counts: new Map([['store', 600]]), messages: 1_000 };
    expect(suggestThemes(unthemed, themed, new Set()).map(({ phrases }) => phrases)).toEqual([['gift card']]);
    expect(suggestThemes(unthemed, themed, new Set(['gift card']))).toEqual([]);
  });

  it('need several people', () => {
    const one = said(30, 'gift card').map((message) => ({ ...message, profileId: 'same' }));
    expect(suggestThemes(one, nothing, new Set())).toEqual([]);
    expect(suggestThemes([], nothing, new Set())).toEqual([]);
  });
});

const split = splitOff(
  defaultTaxonomy,
  { id: 'account', kind: 'theme' },
  { id: 'app', name: 'The app', words: ['the app', 'crash*'] },
);
const of = (id: string, { entries } = split) => entries.find((entry) => entry.id === id) as Entry;

describe('a theme that is split', () => {
  it('gives the words it had to its part, and takes them back', () => {
    expect(of('account').words).not.toContain('the app');
    expect(of('app')).toMatchObject({ splitFrom: 'account', words: ['the app', 'crash*'] });
    const back = takeOut(split, 'app', 'account', ['the app']);
    expect(back.entries.map(({ id }) => id)).toEqual(defaultTaxonomy.entries.map(({ id }) => id));
    expect(of('account', back).words).toContain('the app');
    expect(of('account', back).words).not.toContain('crash*');
  });

  it.each([
    ['The app lost my password', 'account', 'app'],
    ['I forgot my password', 'account', null],
    ['The app lost my password', null, 'app'],
    ['I forgot my password', null, 'account'],
    ['Crashed again', null, 'app'],
    ['Where is my parcel?', 'account', null],
  ])('“%s” of %s goes to %s', (text, from, to) => {
    expect(entryAnew(split, { kind: 'theme', from }, text)?.label ?? null).toBe(to);
  });

  it('wins where its origin was learned and its own words are said', () => {
    const unknown = Object.fromEntries(tasks.map((task) => [task, { label: null, confidence: 0, words: [] }]));
    const theme = { label: 'account', confidence: 0.9, words: ['password'] };
    // Of an understanding only the tasks are read.
    const learned = { ...unknown, theme } as unknown as Understanding;
    expect(foundOf(learned, 'The app lost my password', split).theme).toMatchObject({ label: 'app' });
    expect(foundOf(learned, 'I forgot my password', split).theme).toMatchObject({ label: 'account', confidence: 0.9 });
  });
});

it('tells the history of a theme from its versions', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 0, day));
  const renamed = split.entries.map((theme) => (theme.id === 'account' ? { ...theme, name: 'Sign-in' } : theme));
  const merged = renamed.map((theme) => (theme.id === 'app' ? { ...theme, mergedInto: 'account' } : theme));
  const versions = [split.entries, renamed, merged, renamed.filter(({ id }) => id !== 'app')].map((entries, n) => ({
    version: n + 1,
    at: at(n + 1),
    by: 'olga',
    entries,
  }));
  const told = (id: string) => historyOf(id, versions).map(({ kind, from, to }) => [kind, from, to]);
  expect(told('account').map(([kind, , to]) => [kind, to])).toEqual([
    ['took_in', 'Sign-in'],
    ['renamed', 'Sign-in'],
    ['gave', 'The app'],
    ['words', String(of('account').words.length)],
  ]);
  expect(told('app')).toEqual([
    ['removed', 'The app', ''],
    ['merged', 'The app', 'Sign-in'],
    ['split', 'Account and app', 'The app'],
  ]);
  expect(told('nowhere')).toEqual([]);
});

it('begins the history of a theme with the name that came with the workspace', () => {
  const { entries } = taxonomyIn('de');
  const renamed = entries.map((theme) => (theme.id === 'account' ? { ...theme, name: 'Anmeldung' } : theme));
  const first = { version: 1, at: new Date(Date.UTC(2026, 0, 1)), by: null, entries };
  const second = { version: 2, at: new Date(Date.UTC(2026, 0, 2)), by: 'olga', entries: renamed };
  expect(historyOf('account', [first])).toEqual([]);
  expect(historyOf('account', [first, second])).toMatchObject([{ kind: 'renamed', from: 'Konto und App', version: 2 }]);
});
