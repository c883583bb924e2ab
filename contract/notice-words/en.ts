import type { NoticeKind } from '../notification.ts';

/**
 * What a notice says, on the screen and outside. Values: those of its detail, `by` (`nobody` when a program did it, else
 * `somebody`) and `who`, the name of who did it.
 */
export const noticeWords = {
  'notice.mentioned': '{by, select, nobody {You were mentioned in a note} other {{who} mentioned you in a note}}',
  'notice.assigned': '{by, select, nobody {Assigned to you} other {{who} assigned this to you}}',
  'notice.clock_warned':
    '{clock, select, first_response {The first response is due soon} next_response {The next response is due soon} other {The resolution is due soon}}',
  'notice.clock_breached':
    '{clock, select, first_response {The first response is late} next_response {The next response is late} other {The resolution is late}}',
} as const satisfies Record<`notice.${NoticeKind}`, string>;

/** The same in another language. */
export type NoticeWords = Readonly<Record<keyof typeof noticeWords, string>>;
