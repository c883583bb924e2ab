import type { Translation } from '../catalogue.ts';
import type { bulk as english } from '../en/bulk.ts';

export const bulk: Translation<typeof english> = {
  'bulk.select': 'Mehrere wählen',
  'bulk.select.one': 'Die Unterhaltung mit {name} wählen',
  'bulk.row': 'Gewählt',
  'bulk.selected': '{count, plural, =0 {Keine gewählt} one {# gewählt} other {# gewählt}}',
  'bulk.cleared': 'Nichts ist mehr gewählt',
  'bulk.clear': 'Nichts wählen',
  'bulk.all': 'Alle geladenen wählen',
  'bulk.whole': 'Alle in dieser Ansicht wählen',
  'bulk.whole.now': 'Alle in dieser Ansicht',
  'bulk.key.toggle': 'Diese wählen oder nicht',
  'bulk.key.extend_down': 'Auch die nächste wählen',
  'bulk.key.extend_up': 'Auch die vorige wählen',
  'bulk.read': 'Als gelesen markieren',
  'bulk.change.assign': '{name} zugewiesen',
  'bulk.change.unassign': 'Zurück an alle',
  'bulk.change.snooze': 'Zurückgestellt bis {when}',
  'bulk.change.snooze.answer': 'Zurückgestellt bis zur Antwort',
  'bulk.change.macro': 'Makro {name}',
  'bulk.change.tags': 'Etiketten {tags}',
  'bulk.undo.of': 'Zurückgenommen: {what}',
  'bulk.done': '{what}: {count, plural, =0 {nichts zu ändern} one {# Unterhaltung} other {# Unterhaltungen}}',
  'bulk.cancelled': 'Angehalten. {what}: {count, plural, =0 {keine} one {# Unterhaltung} other {# Unterhaltungen}}',
  'bulk.left': '{count, plural, one {# blieb, wie sie ist} other {# blieben, wie sie sind}}: {why}',
  'bulk.failed': 'Nichts wurde geändert',
  'bulk.stopping': 'Wird angehalten: {what}',
  'bulk.time_left': 'noch etwa {time}',
  'bulk.so_far': '{count, plural, one {# ausgelassen} other {# ausgelassen}}',
  'bulk.recent': 'Letzte Sammeländerungen',
  'bulk.skipped.gone':
    '{count, plural, one {# ist nicht hier oder nicht für Sie} other {# sind nicht hier oder nicht für Sie}}',
  'bulk.skipped.merged':
    '{count, plural, one {# ist Teil einer anderen Unterhaltung} other {# sind Teil anderer Unterhaltungen}}',
  'bulk.skipped.permission':
    '{count, plural, one {# dürfen Sie nicht mehr ändern} other {# dürfen Sie nicht mehr ändern}}',
  'bulk.skipped.target_gone':
    '{count, plural, one {# weil nicht mehr da ist, wer sie bekommen soll} other {# weil nicht mehr da ist, wer sie bekommen soll}}',
  'bulk.skipped.too_late':
    '{count, plural, one {# weil die Zurückstellung vorbei wäre} other {# weil die Zurückstellung vorbei wäre}}',
  'bulk.skipped.too_many_tags':
    '{count, plural, one {# hätte mehr als 20 Etiketten} other {# hätten mehr als 20 Etiketten}}',
  'bulk.skipped.posts_unanswered':
    '{count, plural, one {# öffentlich nicht abgeschlossen} other {# öffentlich nicht abgeschlossen}}',
  'bulk.skipped.tasks_open': '{count, plural, one {# mit offenen Aufgaben} other {# mit offenen Aufgaben}}',
  'bulk.skipped.not_yours': '{count, plural, one {# Anliegen lösen andere} other {# Anliegen lösen andere}}',
  'bulk.skipped.macro_gone':
    '{count, plural, one {#, weil das Makro weg ist oder geändert wurde} other {#, weil das Makro weg ist oder geändert wurde}}',
  'bulk.skipped.macro_refused':
    '{count, plural, one {#, wo der erste Schritt abgelehnt wurde} other {#, wo der erste Schritt abgelehnt wurde}}',
  'bulk.skipped.macro_stopped':
    '{count, plural, one {#, wo es bei einem späteren Schritt anhielt} other {#, wo es bei einem späteren Schritt anhielt}}',
  'bulk.skipped.changed_since': '{count, plural, one {# inzwischen geändert} other {# inzwischen geändert}}',
  'bulk.held.ask': 'Trotzdem erledigen …',
};
