import type { Translation } from '../catalogue.ts';
import type { presence as english } from '../en/presence.ts';

export const presence: Translation<typeof english> = {
  'presence.somebody': 'زميل',
  'presence.here': 'هنا أيضًا: {names}',
  'presence.more': '+{count, number}',
  'presence.row.writing': 'يكتب: {names}',
  'presence.writing.public':
    '{names} {count, plural, zero {يكتب} one {يكتب} two {يكتبان} few {يكتبون} many {يكتبون} other {يكتبون}} جوابًا علنيًا',
  'presence.writing.private':
    '{names} {count, plural, zero {يكتب} one {يكتب} two {يكتبان} few {يكتبون} many {يكتبون} other {يكتبون}} رسالة خاصة',
  'presence.writing.note':
    '{names} {count, plural, zero {يكتب} one {يكتب} two {يكتبان} few {يكتبون} many {يكتبون} other {يكتبون}} ملاحظة',
};
