import * as z from 'zod/mini';

/** Who needs other hands than usual. */
export const contactMarks = ['vip', 'press', 'authority', 'legal', 'partner'] as const;
export const ContactMark = z.enum(contactMarks);
export type ContactMark = z.output<typeof ContactMark>;
