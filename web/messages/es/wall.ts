import type { Translation } from '../catalogue.ts';
import type { wall as english } from '../en/wall.ts';

export const wall: Translation<typeof english> = {
  'wall.leave': 'Volver a la bandeja',
  'wall.figure.open': 'Abiertas',
  'wall.figure.waiting': 'En espera',
  'wall.figure.atRisk': 'En riesgo',
  'wall.figure.late': 'Tarde',
  'wall.teams': 'Equipos',
  'wall.no_team': 'Sin equipo',
  'wall.people': 'Personas',
  'wall.name': 'Nombre',
  'wall.more': '{count, plural, one {y # más} many {y # más} other {y # más}}',
  'wall.state.working': 'Trabajando',
  'wall.state.away': 'Ausente',
  'wall.state.off_shift': 'Fuera de turno',
  'wall.due_next': 'Lo próximo que vence',
  'wall.due_next.none': 'Nada vence.',
  'wall.nobody': 'Nadie aún',
  'wall.on_call': 'De guardia',
  'wall.on_call.none': 'No hay turnos de guardia.',
  'wall.on_call.nobody': 'Nadie está de guardia',
  'wall.on_call.next': 'Después {name}, {when}',
};
