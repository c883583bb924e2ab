import type { Translation } from '../catalogue.ts';
import type { wall as english } from '../en/wall.ts';

export const wall: Translation<typeof english> = {
  'wall.leave': 'Retour à la boîte',
  'wall.figure.open': 'Ouvertes',
  'wall.figure.waiting': 'En attente',
  'wall.figure.atRisk': 'À risque',
  'wall.figure.late': 'En retard',
  'wall.teams': 'Équipes',
  'wall.no_team': 'Sans équipe',
  'wall.people': 'Personnes',
  'wall.name': 'Nom',
  'wall.more': '{count, plural, one {et # autre} many {et # autres} other {et # autres}}',
  'wall.state.working': 'Au travail',
  'wall.state.away': 'Absent',
  'wall.state.off_shift': 'Hors service',
  'wall.due_next': 'Prochaines échéances',
  'wall.due_next.none': 'Rien n’arrive à échéance.',
  'wall.nobody': 'Personne encore',
  'wall.on_call': 'D’astreinte',
  'wall.on_call.none': 'Il n’y a pas de planning.',
  'wall.on_call.nobody': 'Personne n’est d’astreinte',
  'wall.on_call.next': 'Puis {name}, {when}',
};
