import * as z from 'zod/mini';
import { Id } from './common.ts';

const Ids = z.array(Id).check(z.maxLength(20));

/** How much of what grows is told: `high` tells of more, also of what may be chance. */
export const sensitivities = ['low', 'usual', 'high'] as const;
export const Sensitivity = z.enum(sensitivities);
export type Sensitivity = z.output<typeof Sensitivity>;

/** When something that customers write about is an issue, and who hears of it. */
export const EmergingRules = z.object({
  isOn: z.boolean(),
  sensitivity: Sensitivity,
  /** Messages in an hour, and different accounts, that it takes at least. */
  leastMessages: z.int().check(z.gte(3), z.lte(1_000)),
  leastPeople: z.int().check(z.gte(2), z.lte(1_000)),
  /** Hours without a rise after which it is back to usual. */
  closesAfterHours: z.int().check(z.gte(1), z.lte(72)),
  tell: z.object({
    /** Those who lead the workspace. */
    leads: z.boolean(),
    teams: Ids,
    /** Who is on call there at the moment. */
    rotas: Ids,
    urgency: z.enum(['page', 'now', 'later']),
  }),
});
export type EmergingRules = z.output<typeof EmergingRules>;

export const defaultEmergingRules: EmergingRules = {
  isOn: true,
  sensitivity: 'usual',
  leastMessages: 8,
  leastPeople: 5,
  closesAfterHours: 3,
  tell: { leads: true, teams: [], rotas: [], urgency: 'now' },
};
