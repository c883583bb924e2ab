import * as z from 'zod/mini';
import { Empty, Id, Instant } from './common.ts';
import { endpoint } from './endpoint.ts';

/** A message to be judged by somebody who is not told what was decided. */
export const TriageSampleItem = z.object({ id: Id, network: z.string(), text: z.string(), at: Instant });
export type TriageSampleItem = z.output<typeof TriageSampleItem>;

/** How many messages each decision holds of, as they were decided that day, and how many of them a person decided. */
export const TriageDay = z.object({
  /** `YYYY-MM-DD`, by UTC. */
  day: z.string(),
  answer: z.number(),
  acknowledge: z.number(),
  watch: z.number(),
  none: z.number(),
  overridden: z.number(),
});
export type TriageDay = z.output<typeof TriageDay>;

/** What people found in the sample of a week. */
export const TriageWeek = z.object({
  /** Its Monday, by UTC. */
  week: z.string(),
  /** Of what the policy left or watched: two in a hundred. */
  drawn: z.number(),
  judged: z.number(),
  /** Of those judged, how many needed an answer. */
  missed: z.number(),
  /** Of what waits for an answer, how many were judged, and how many of them needed none. */
  othersJudged: z.number(),
  needless: z.number(),
});
export type TriageWeek = z.output<typeof TriageWeek>;

export const getTriageFigures = endpoint({
  method: 'GET',
  path: '/api/triage/figures',
  permission: 'policy.manage',
  summary: 'What was decided on the last seven days, and what people found in the samples of the last twelve weeks.',
  reply: z.object({ days: z.array(TriageDay), weeks: z.array(TriageWeek) }),
});

export const listTriageSample = endpoint({
  method: 'GET',
  path: '/api/triage/sample',
  permission: 'policy.manage',
  summary: 'What of the sample is still to be judged, mixed; nothing says what was decided.',
  reply: z.object({ items: z.array(TriageSampleItem) }),
});

export const judgeTriageSample = endpoint({
  method: 'PUT',
  path: '/api/triage/sample/:messageId',
  permission: 'policy.manage',
  summary: 'Says whether a message of the sample needs an answer, or with null takes that back.',
  params: z.object({ messageId: Id }),
  body: z.object({ needsAnswer: z.nullable(z.boolean()) }),
  reply: Empty,
});

export const exportTriageSample = endpoint({
  method: 'GET',
  path: '/api/triage/export',
  permission: 'policy.manage',
  summary: 'The samples of the last 90 days as a spreadsheet.',
  reply: z.object({ csv: z.string() }),
});
