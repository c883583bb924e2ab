import * as z from 'zod/mini';
import { Empty, Typed } from './common.ts';
import { endpoint } from './endpoint.ts';

export const fieldKinds = ['text', 'number', 'date', 'choice', 'yes_no', 'mail', 'phone'] as const;
export const FieldKind = z.enum(fieldKinds);
export type FieldKind = z.output<typeof FieldKind>;

/** What a field holds: a date is `2026-03-31`, a phone number `+` and digits, a choice one of its words. */
export const FieldValue = z.union([z.string(), z.number(), z.boolean()]);
export type FieldValue = z.output<typeof FieldValue>;
/** Values by the key of their field; a field without a value is absent. */
export const FieldValues = z.record(z.string(), FieldValue);
export type FieldValues = z.output<typeof FieldValues>;

/** Something a workspace keeps about people. `mail` and `phone` are there always; the others have an id as key. */
export const ContactField = z.object({
  key: z.string(),
  /** Empty for the two that are always there: screens name those in their language. */
  name: z.string(),
  kind: FieldKind,
  choices: z.array(z.string()),
  /** Shown only to those who may read personal data. */
  personal: z.boolean(),
  archived: z.boolean(),
});
export type ContactField = z.output<typeof ContactField>;

export const standardFields = [
  { key: 'mail', name: '', kind: 'mail', choices: [], personal: true, archived: false },
  { key: 'phone', name: '', kind: 'phone', choices: [], personal: true, archived: false },
] as const satisfies readonly ContactField[];

const mailPattern = /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/u;
/** Without what people put between the digits; a leading 00 is a plus. */
const plainPhone = (typed: string) => typed.replace(/[\s().\-/]/g, '').replace(/^00/, '+');

/** The one check of a value, on the screen and on the server; what it gives is what is stored. */
export function fieldSchema({ kind, choices }: Pick<ContactField, 'kind' | 'choices'>) {
  switch (kind) {
    case 'text':
      return Typed(500);
    case 'number':
      return z.number().check(z.gte(-1e15), z.lte(1e15));
    case 'date':
      return z.iso.date();
    case 'choice':
      return z.string().check(z.refine((value) => choices.includes(value)));
    case 'yes_no':
      return z.boolean();
    case 'mail':
      return z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.regex(mailPattern));
    case 'phone':
      return z.pipe(z.pipe(z.string(), z.transform(plainPhone)), z.string().check(z.regex(/^\+?\d{5,15}$/)));
  }
}

/** The value as it is stored, or null for one that the field does not take. */
export function readFieldValue(field: Pick<ContactField, 'kind' | 'choices'>, value: unknown): FieldValue | null {
  const read = z.safeParse(fieldSchema(field), value);
  return read.success ? read.data : null;
}

/** Values that no field takes together: a choice needs words to choose from, each once. */
const Choices = z.array(Typed(60)).check(
  z.maxLength(50),
  z.refine((words) => new Set(words).size === words.length),
);

export const listContactFields = endpoint({
  method: 'GET',
  path: '/api/contact-fields',
  permission: 'inbox.read',
  summary: 'The fields kept about people, mail and phone first, the archived last.',
  reply: z.object({ fields: z.array(ContactField) }),
});

export const createContactField = endpoint({
  method: 'POST',
  path: '/api/contact-fields',
  permission: 'policy.manage',
  summary: 'Adds a field that is kept about people.',
  body: z.object({
    name: Typed(60),
    kind: FieldKind,
    choices: z._default(Choices, []),
    personal: z._default(z.boolean(), false),
  }),
  reply: z.object({ field: ContactField }),
});

export const changeContactField = endpoint({
  method: 'PATCH',
  path: '/api/contact-fields/:fieldKey',
  permission: 'policy.manage',
  summary: 'Renames a field, changes its choices, says whether it is personal, or archives it; values are kept.',
  params: z.object({ fieldKey: z.uuid() }),
  body: z.object({
    name: z.optional(Typed(60)),
    choices: z.optional(Choices),
    personal: z.optional(z.boolean()),
    archived: z.optional(z.boolean()),
  }),
  reply: Empty,
});
