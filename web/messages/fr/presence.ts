import type { Translation } from '../catalogue.ts';
import type { presence as english } from '../en/presence.ts';

export const presence: Translation<typeof english> = {
  'presence.somebody': 'Un collègue',
  'presence.here': 'Aussi ici : {names}',
  'presence.more': '+{count, number}',
  'presence.row.writing': 'Écrit : {names}',
};
