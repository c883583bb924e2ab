import * as z from 'zod/mini';

/** The orders of the list of contacts. */
export const contactSorts = ['last_contact', 'influence', 'name'] as const;
export const ContactSort = z.enum(contactSorts);
export type ContactSort = z.output<typeof ContactSort>;
