import type { Translation } from '../catalogue.ts';
import type { presence as english } from '../en/presence.ts';

export const presence: Translation<typeof english> = {
  'presence.somebody': 'Un compañero',
  'presence.here': 'También aquí: {names}',
  'presence.more': '+{count, number}',
  'presence.row.writing': 'Escribe: {names}',
};
