import type { Translation } from '../catalogue.ts';
import type { correction as english } from '../en/correction.ts';

export const correction: Translation<typeof english> = {
  'correction.title': 'Diese Antwort berichtigen',
  'correction.stood': 'Sie steht seit {time} {stage, select, public {öffentlich} other {privat}}.',
  'correction.way': 'Wie',
  'correction.way.edit': 'Andere Worte an ihre Stelle setzen',
  'correction.way.replace': 'Löschen und neu antworten',
  'correction.way.follow_up': 'Stehen lassen und in einer weiteren Antwort berichtigen',
  'correction.way.delete': 'Löschen',
  'correction.way.none': '{network} lässt keine Änderung zu; eine weitere Antwort kann sie berichtigen.',
  'correction.text': 'Neue Worte',
  'correction.text.missing': 'Schreiben Sie, was dort stehen soll.',
  'correction.text.same': 'Diese Worte stehen dort schon.',
  'correction.reason': 'Was falsch war',
  'correction.reason.fact': 'Eine Tatsache',
  'correction.reason.person': 'Die angesprochene Person',
  'correction.reason.personal_data': 'Personenbezogene Daten',
  'correction.reason.tone': 'Der Ton',
  'correction.reason.typing': 'Ein Schreibfehler',
  'correction.reason.other': 'Etwas anderes',
  'correction.note': 'Für die Akte',
  'correction.submit': '{way, select, edit {Ändern} replace {Löschen und senden} follow_up {Senden} other {Löschen}}',
  'correction.withdrawn':
    '{count, plural, one {# Aufgabe zu einem Versprechen, das nicht mehr gilt, wurde entfernt.} other {# Aufgaben zu Versprechen, die nicht mehr gelten, wurden entfernt.}}',
  'correction.done':
    '{way, select, edit {Wird auf {network} geändert} follow_up {Die Berichtigung ist unterwegs} replace {Wird gelöscht; die neue Antwort ist unterwegs} other {Wird auf {network} gelöscht}}',
  'correction.told':
    'Was dort stand, wie lange und warum, bleibt festgehalten. War es öffentlich, erfahren es die Leitenden.',
  'correction.returned':
    '{state, select, expired {Niemand hat rechtzeitig über Ihren Text entschieden.} other {{name} hat dies nicht durchgelassen:}}',
};
