import type { Translation } from '../catalogue.ts';
import type { presence as english } from '../en/presence.ts';

export const presence: Translation<typeof english> = {
  'presence.somebody': 'Ein Kollege',
  'presence.here': 'Auch hier: {names}',
  'presence.more': '+{count, number}',
  'presence.row.writing': 'Schreibt: {names}',
  'presence.writing.public': '{names} {count, plural, one {schreibt} other {schreiben}} eine öffentliche Antwort',
  'presence.writing.private': '{names} {count, plural, one {schreibt} other {schreiben}} eine private Nachricht',
  'presence.writing.note': '{names} {count, plural, one {schreibt} other {schreiben}} eine Notiz',
};
