import { expect, test } from 'vitest';
import { DangerRules } from '#contract/danger.ts';
import { defaultDanger } from '#contract/danger-defaults.ts';
import { helplineLines, helplinesOf, sayingLines, sayingsOf } from './lines.ts';

test('what is shown as lines reads back as it was, and what is no kind or country is refused', () => {
  const { helplines, sayings } = defaultDanger;
  expect(helplinesOf(helplineLines(helplines))).toEqual(helplines);
  expect(sayingsOf(sayingLines(sayings))).toEqual(sayings);
  expect(helplinesOf('de; Sorgen; 1; suicide, medical')).toEqual([
    { country: 'DE', name: 'Sorgen', phone: '1', kinds: ['suicide', 'medical'] },
  ]);
  expect(DangerRules.safeParse(defaultDanger).success).toBe(true);
  for (const bad of ['Germany; a; 1', 'DE; a; 1; fire'])
    expect(DangerRules.safeParse({ ...defaultDanger, helplines: helplinesOf(bad) }).success).toBe(false);
});
