import type { Translation } from '../catalogue.ts';
import type { presence as english } from '../en/presence.ts';

export const presence: Translation<typeof english> = {
  'presence.somebody': 'زميل',
  'presence.here': 'هنا أيضًا: {names}',
  'presence.more': '+{count, number}',
  'presence.row.writing': 'يكتب: {names}',
};
