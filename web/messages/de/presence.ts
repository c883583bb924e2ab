import type { Translation } from '../catalogue.ts';
import type { presence as english } from '../en/presence.ts';

export const presence: Translation<typeof english> = {
  'presence.somebody': 'Ein Kollege',
  'presence.here': 'Auch hier: {names}',
  'presence.more': '+{count, number}',
  'presence.row.writing': 'Schreibt: {names}',
};
