import * as z from 'zod/mini';

/** What is told apart in a text: by a check digit, by its form, or by the words around it. */
export const personalKinds = [
  'card',
  'cvv',
  'password',
  'iban',
  'identity_number',
  'mail',
  'phone',
  'address',
] as const;
export const PersonalKind = z.enum(personalKinds);
export type PersonalKind = z.output<typeof PersonalKind>;
