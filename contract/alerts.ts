import * as z from 'zod/mini';
import { Id } from './common.ts';
import { OwnKind } from './own-way.ts';

/** `arrived`: a conversation has this priority from here on; `warned` and `breached`: a clock of it. */
export const alertMoments = ['arrived', 'warned', 'breached'] as const;
export const AlertMoment = z.enum(alertMoments);
export type AlertMoment = z.output<typeof AlertMoment>;

const Ids = z.array(Id).check(z.maxLength(20));

/** Who is told of conversations of one priority, beside whoever holds them. */
export const Alert = z.object({
  on: z.array(AlertMoment).check(z.maxLength(alertMoments.length)),
  /** Those who lead the conversation's team, else the workspace. */
  leads: z.boolean(),
  teams: Ids,
  /** Who is on call there at the moment. */
  rotas: Ids,
  /** Chat rooms and webhooks. */
  rooms: Ids,
  urgency: z.enum(['page', 'now']),
  /** Null: by each one's own ways. */
  ways: z.nullable(z.array(OwnKind).check(z.minLength(1), z.maxLength(4))),
});
export type Alert = z.output<typeof Alert>;

/** The group that each priority names. */
export const Alerts = z.object({ urgent: Alert, high: Alert, normal: Alert, low: Alert });
export type Alerts = z.output<typeof Alerts>;

const nobody: Alert = { on: [], leads: false, teams: [], rotas: [], rooms: [], urgency: 'now', ways: null };

/** Leads hear of what is urgent as it comes in, and of what is late where it should not be. */
export const defaultAlerts: Alerts = {
  urgent: { ...nobody, on: ['arrived', 'breached'], leads: true },
  high: { ...nobody, on: ['breached'], leads: true },
  normal: nobody,
  low: nobody,
};
