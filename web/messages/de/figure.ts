import type { Translation } from '../catalogue.ts';
import type { figure as english } from '../en/figure.ts';

export const figure: Translation<typeof english> = {
  'figure.title': 'Verglichen mit Telefon, E-Mail und Tickets',
  'figure.lead':
    'Wie Ihre Anliegen enden und wie viele Antworten sie brauchen, nach ihrem Verlauf, neben dem, was Ihr Team anderswo zählt. Ein Anliegen zählt in dem Monat, in dem es begann; der laufende Monat bleibt außen vor.',
  'figure.span': 'Zeitraum',
  'figure.months': '{count, plural, one {Letzter Monat} other {Letzte # Monate}}',
  'figure.between': '{from} bis {to}',
  'figure.counted': 'Unsere gezählt',
  'figure.way': 'Weg',
  'figure.course':
    '{course, select, public {Unsere: nur öffentlich} went_private {Unsere: öffentlich begonnen, privat weiter} other {Unsere: nur privat}}',
  'figure.way.name':
    '{way, select, phone {Telefon} mail {E-Mail} ticket {Tickets} chat {Chat} shop {Im Geschäft} other {Anderswo}}',
  'figure.matters': 'Anliegen',
  'figure.resolved': 'Gelöst',
  'figure.each': 'Antworten je Anliegen',
  'figure.public': 'Davon öffentlich',
  'figure.covered': 'Monate',
  'figure.covered.of': '{months} von {asked}',
  'figure.none': 'In diesen Monaten begann nichts, und es wurden keine Zahlen eingelesen.',
  'figure.remove': 'Entfernen',
  'figure.remove.of':
    'Zahlen entfernen: {way, select, phone {Telefon} mail {E-Mail} ticket {Tickets} chat {Chat} shop {Geschäft} other {anderswo}}',
  'figure.removed':
    'Zahlen entfernt: {way, select, phone {Telefon} mail {E-Mail} ticket {Tickets} chat {Chat} shop {Geschäft} other {anderswo}}',
  'figure.failed': 'Die Zahlen konnten nicht geändert werden',
  'figure.month': 'Monat',
  'figure.import': 'Zahlen einlesen',
  'figure.sample': 'Tabelle zum Ausfüllen',
  'figure.import.title': '{name} einlesen',
  'figure.import.sum': '{added} neu, {changed} geändert, {same} gleich, {left} ausgelassen',
  'figure.import.apply': '{count, plural, one {# Zeile einlesen} other {# Zeilen einlesen}}',
  'figure.import.done': '{count, plural, one {# Zeile eingelesen} other {# Zeilen eingelesen}}',
  'figure.import.rest': '{count, plural, one {# weitere Zeile} other {# weitere Zeilen}}',
  'figure.import.lines': 'Zeilen der Tabelle',
  'figure.import.line': 'Zeile',
  'figure.import.becomes': 'Wird',
  'figure.import.what': '{becomes, select, new {Neu} changed {Geändert} same {Gleich} other {Ausgelassen}}',
  'figure.import.why': 'Warum',
  'figure.import.problem.quote_unclosed':
    'Eine Zelle beginnt mit einem Anführungszeichen (") und endet mit keinem. In einer solchen Zelle stehen sie doppelt.',
  'figure.import.problem.column_missing':
    'Die Spalte {about} fehlt. Die erste Zeile nennt die Spalten: month, way, matters, resolved, exchanges.',
  'figure.import.problem.bad_month': '„{about}“ ist kein Monat. Schreiben Sie 2026-01.',
  'figure.import.problem.month_to_come': '{about} liegt in der Zukunft.',
  'figure.import.problem.unknown_way':
    '„{about}“ ist kein Weg. Schreiben Sie phone, mail, ticket, chat, shop oder other.',
  'figure.import.problem.bad_number': '{about} ist keine ganze Zahl.',
  'figure.import.problem.resolved_above': 'Es wurden mehr gelöst, als es gab: {about}.',
  'figure.import.problem.twice': '{about} steht weiter oben schon.',
  'figure.import.problem.too_many': 'Eine Tabelle fasst höchstens {about} Zeilen.',
};
