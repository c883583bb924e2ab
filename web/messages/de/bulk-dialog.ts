import type { Translation } from '../catalogue.ts';
import type { bulkDialog as english } from '../en/bulk-dialog.ts';

export const bulkDialog: Translation<typeof english> = {
  'bulk.recent.description':
    'Was in den letzten 30 Tagen mit vielen Unterhaltungen auf einmal geschah, und der Weg zurück.',
  'bulk.recent.empty':
    'Noch wurde nichts gesammelt geändert. Wählen Sie Unterhaltungen mit x und ändern Sie sie zusammen.',
  'bulk.recent.failed': 'Die Liste ließ sich nicht laden.',
  'bulk.recent.by': 'von {name}',
  'bulk.recent.key': 'einem API-Schlüssel',
  'bulk.recent.changed': '{count, plural, one {# geändert} other {# geändert}}',
  'bulk.recent.unchanged': '{count, plural, one {# war schon so} other {# waren schon so}}',
  'bulk.recent.not_reached': '{count, plural, one {# nicht erreicht} other {# nicht erreicht}}',
  'bulk.recent.undone': 'Zurückgenommen',
  'bulk.recent.stopped': 'Angehalten',
  'bulk.recent.left': 'Zeigen, was ausgelassen wurde',
  'bulk.recent.hidden': 'Eine Unterhaltung, die Sie nicht sehen können',
  'bulk.why.gone': 'Nicht hier, oder nicht für Sie',
  'bulk.why.merged': 'Sie ist Teil einer anderen Unterhaltung',
  'bulk.why.permission': 'Sie dürfen sie nicht mehr ändern',
  'bulk.why.target_gone': 'Wer sie bekommen soll, ist nicht mehr da',
  'bulk.why.too_late': 'Die Zurückstellung wäre schon vorbei',
  'bulk.why.too_many_tags': 'Sie hätte mehr als 20 Etiketten',
  'bulk.why.posts_unanswered': 'Öffentlich nicht abgeschlossen',
  'bulk.why.tasks_open': 'Aufgaben darin sind noch offen',
  'bulk.why.not_yours': 'Solche Anliegen lösen andere',
  'bulk.why.macro_gone': 'Das Makro ist weg oder wurde geändert',
  'bulk.why.macro_refused': 'Sein erster Schritt wurde abgelehnt',
  'bulk.why.macro_stopped': 'Ein späterer Schritt wurde abgelehnt; die davor gelten',
  'bulk.why.changed_since': 'Jemand hat sie inzwischen geändert',
  'bulk.held.title':
    '{count, plural, one {# Unterhaltung wurde zurückgehalten: öffentliche Beiträge darin sind unbeantwortet} other {# Unterhaltungen wurden zurückgehalten: öffentliche Beiträge darin sind unbeantwortet}}',
  'bulk.held.tasks':
    '{count, plural, one {# Unterhaltung wurde zurückgehalten: Aufgaben darin sind offen} other {# Unterhaltungen wurden zurückgehalten: Aufgaben darin sind offen}}',
  'bulk.held.tasks.description': 'Die Aufgaben bleiben bei ihren Zuständigen und erinnern sie.',
};
