import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dangerKinds } from '#contract/danger.ts';
import { defaultDanger } from '#contract/danger-defaults.ts';
import { dangerCases, furtherCases, hiddenCases } from '#test/danger-cases.ts';
import { examinedCases } from '#test/danger-examined.ts';
import { processorMs } from '#test/processor-time.ts';
import { findDanger } from './find.ts';

const kindsOf = (text: string, own = defaultDanger) => findDanger(text, own).map(({ kind }) => kind);

/** Of the sentences of a language: how many are danger, and found; harmless ones, and found. */
function figuresOf(language: string) {
  const cases = dangerCases[language];
  if (!cases) throw new Error(language);
  const all = dangerKinds.flatMap((kind) => cases[kind].map((text) => ({ kind, found: kindsOf(text) })));
  const { danger = [], oblique = [], none = [] } = examinedCases[language] ?? {};
  const further = [...(furtherCases[language] ?? []), ...danger, ...oblique];
  const harmless = [...cases.none, ...none];
  return {
    danger: all.length + further.length,
    found:
      all.filter(({ found }) => found.length > 0).length + further.filter((text) => kindsOf(text).length > 0).length,
    harmless: harmless.length,
    wrongly: harmless.filter((text) => kindsOf(text).length > 0).length,
  };
}

test('recall by language is what the documentation says', () => {
  const documented = readFileSync('docs/danger.md', 'utf8');
  for (const language of Object.keys(dangerCases)) {
    const { danger, found, harmless, wrongly } = figuresOf(language);
    const row = documented.split('\n').find((line) => line.startsWith(`| ${language} |`));
    expect(row).toMatch(new RegExp(`\\| ${found} of ${danger} \\| ${wrongly} of ${harmless} \\|$`));
    expect(found / danger).toBeGreaterThanOrEqual(0.97);
  }
});

test.each(hiddenCases)('%s is told however it is hidden: %s', (kind, text) => {
  expect(kindsOf(text)).toContain(kind);
});

test('own words count beside the shipped ones, in any spelling, and own exceptions too', () => {
  const own = {
    words: { ...defaultDanger.words, medical: ['rote mappe'], bomb: ['код красный'] },
    not: ['stage bomb'],
  };
  expect(findDanger('Die R0TE  Mappe liegt bereit', own)).toEqual([{ kind: 'medical', phrase: 'rote mappe' }]);
  expect(findDanger('код  красный!', own)).toEqual([{ kind: 'bomb', phrase: 'код красный' }]);
  expect(findDanger('our stage bomb was great', own)).toEqual([]);
  // Beside the harmless one, the other still counts.
  expect(findDanger('our stage bomb was great, but there is a bomb in the cellar', own)).toHaveLength(1);
});

test('nothing is nothing, and a long text takes no time', () => {
  expect(findDanger('', defaultDanger)).toEqual([]);
  const long = 'Where is my order, please? '.repeat(400);
  expect(processorMs(() => expect(findDanger(long, defaultDanger)).toEqual([]))).toBeLessThan(2_000);
});
