import type { Translation } from '../catalogue.ts';
import type { call as english } from '../en/call.ts';

export const call: Translation<typeof english> = {
  'call.add': 'Anotar una llamada o un SMS',
  'call.add.action': 'Anotar',
  'call.change.title': 'Corregir la anotación',
  'call.body': 'Lo que ocurrió fuera de Earshot. Lo leen los colegas; nunca se puede enviar.',
  'call.save': 'Guardar',
  'call.way': 'Vía',
  'call.way.name': '{way, select, sms {SMS} other {Teléfono}}',
  'call.direction': 'Sentido',
  'call.direction.name':
    '{way, select, sms {{direction, select, in {Escribió el cliente} other {Escribimos nosotros}}} other {{direction, select, in {Llamó el cliente} other {Llamamos nosotros}}}}',
  'call.at': 'Cuándo',
  'call.at.future': 'Elija un momento ya pasado.',
  'call.minutes': 'Minutos',
  'call.minutes.wrong': 'Un número entero hasta 1440.',
  'call.whom': 'Con quién',
  'call.whom.missing': 'Diga con quién.',
  'call.text': 'Qué se dijo',
  'call.text.missing': 'Diga qué se dijo.',
  'call.failed': 'No se pudo cambiar la anotación',
  'call.done.added': 'Anotado',
  'call.done.changed': 'Corregido',
  'call.done.removed': 'Anotación retirada',
  'call.said':
    '{way, select, sms {{direction, select, in {SMS de {whom}} other {SMS a {whom}}}} other {{direction, select, in {Llamada de {whom}} other {Llamada a {whom}}}}}',
  'call.by': 'anotado por {name}',
  'call.actions': 'Acciones para esta llamada',
  'call.change': 'Corregir…',
  'call.remove': 'Retirar',
};
