import { type ContactField, type FieldValue, readFieldValue } from '#contract/contact-field.ts';
import { day } from '#web/format.ts';
import { t } from '#web/i18n.ts';

type Kind = Pick<ContactField, 'kind' | 'choices'>;

/** What a field is called: the two that are always there in the reader's language. */
export function fieldName({ key, name }: Pick<ContactField, 'key' | 'name'>): string {
  return key === 'mail' || key === 'phone' ? t(`contact.field.${key}`) : name;
}

/** A value as people read it; a day is the same in every time zone. */
export function shownValue({ kind }: Pick<ContactField, 'kind'>, value: FieldValue, now: Date): string {
  if (kind === 'yes_no') return t(value === true ? 'contact.field.yes' : 'contact.field.no');
  // Noon is on that day wherever the reader sits.
  if (kind === 'date') return day(new Date(`${value}T12:00`), now);
  return String(value);
}

/** A value as it stands in a form. */
export const typedValue = (value: FieldValue | undefined): string => (value === undefined ? '' : String(value));

/** What was typed as the value that is stored; null for nothing, undefined for what the field does not take. */
export function readTyped(field: Kind, typed: string): FieldValue | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const wanted = field.kind === 'number' ? Number(text) : field.kind === 'yes_no' ? text === 'true' : text;
  return readFieldValue(field, wanted) ?? undefined;
}
