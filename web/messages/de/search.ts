import type { Translation } from '../catalogue.ts';
import type { search as english } from '../en/search.ts';

export const search: Translation<typeof english> = {
  'search.results': 'Ergebnisse',
  'search.count': '{count, plural, =0 {Nichts gefunden} one {# Unterhaltung} other {# Unterhaltungen}}',
  'search.empty.title': 'Nichts gefunden zu „{query}“',
  'search.empty.body':
    'Versuchen Sie weniger Wörter oder eine andere Schreibweise. Durchsucht werden Namen, Konten und der Text von Nachrichten und Notizen.',
  'search.narrow': 'Nur zeigen',
  'search.contact': 'Kontaktseite von {name}',
  'search.hits': '{count, plural, one {# weitere Stelle} other {# weitere Stellen}}',
  'search.problem.unknown_operator': '„{word}“ ist kein Filter.',
  'search.problem.bad_date': '„{word}“ ist kein Datum. Schreiben Sie es wie 2026-03-29.',
  'search.problem.unknown_value': '„{word}“ ist hier nicht bekannt.',
  'search.problem.nothing_to_find': 'Fügen Sie ein Wort hinzu, nach dem gesucht wird.',
  'search.problem.known': 'Möglich: {known}.',
  'search.error.title': 'Die Suche hat nicht geklappt',
};
