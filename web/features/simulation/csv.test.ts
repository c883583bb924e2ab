import { expect, it } from 'vitest';
import type { SimulationResult } from '#contract/simulation.ts';
import { toCsv } from './csv.ts';

const sums = { clocks: 12, warned: 5, late: 3, lateAtNight: 1, medianMs: 90_000, p90Ms: null };
const result = {
  rows: [
    { kind: 'first_response', by: 'all', key: null, now: sums, draft: { ...sums, late: 0 } },
    { kind: 'first_response', by: 'team', key: 't1', now: sums, draft: sums },
  ],
} as unknown as SimulationResult;

it('has one line a kind and group, names that are no formulas, and times in minutes', () => {
  const [head, first, second] = toCsv(result, () => '=Night, shift').split('\r\n');

  expect(head).toBe(
    'clock,by,key,name,clocks_now,warned_now,late_now,late_at_night_now,median_minutes_now,p90_minutes_now,clocks_draft,warned_draft,late_draft,late_at_night_draft,median_minutes_draft,p90_minutes_draft',
  );
  expect(first).toBe('first_response,all,,,12,5,3,1,1.5,,12,5,0,1,1.5,');
  expect(second).toContain('first_response,team,t1,"\'=Night, shift",12');
});
