import type { Translation } from '../catalogue.ts';
import type { wall as english } from '../en/wall.ts';

export const wall: Translation<typeof english> = {
  'wall.leave': 'Zurück zum Posteingang',
  'wall.figure.open': 'Offen',
  'wall.figure.waiting': 'Warten',
  'wall.figure.atRisk': 'Gefährdet',
  'wall.figure.late': 'Verspätet',
  'wall.teams': 'Teams',
  'wall.no_team': 'Ohne Team',
  'wall.people': 'Personen',
  'wall.name': 'Name',
  'wall.more': '{count, plural, one {und # weitere Person} other {und # weitere}}',
  'wall.state.working': 'Arbeitet',
  'wall.state.away': 'Abwesend',
  'wall.state.off_shift': 'Außer Dienst',
  'wall.due_next': 'Als Nächstes fällig',
  'wall.due_next.none': 'Nichts läuft ab.',
  'wall.nobody': 'Noch niemand',
  'wall.on_call': 'Bereitschaft',
  'wall.on_call.none': 'Es gibt keinen Plan.',
  'wall.on_call.nobody': 'Niemand hat Bereitschaft',
  'wall.on_call.next': 'Dann {name}, {when}',
};
