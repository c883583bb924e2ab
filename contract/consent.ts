import * as z from 'zod/mini';

/** What a person can agree to be told for. */
export const consentPurposes = ['service', 'survey', 'marketing', 'publication'] as const;
export const ConsentPurpose = z.enum(consentPurposes);
export type ConsentPurpose = z.output<typeof ConsentPurpose>;

export const consentWays = ['public_reply', 'direct_message', 'mail', 'phone'] as const;
export const ConsentWay = z.enum(consentWays);
export type ConsentWay = z.output<typeof ConsentWay>;

/** By which way a private message on a network goes. */
export const privateWay = (network: string): ConsentWay => (network === 'email' ? 'mail' : 'direct_message');

/** What somebody who says STOP to a private message takes back, for private messages. */
export const stoppedPurposes = ['service', 'survey', 'marketing'] as const satisfies readonly ConsentPurpose[];
