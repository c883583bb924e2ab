import type { Translation } from '../catalogue.ts';
import type { conversationRow as english } from '../en/conversation-row.ts';

export const conversationRow: Translation<typeof english> = {
  'conversation.sandbox': 'Prácticas',
  'conversation.deleted':
    '{by, select, author {Eliminado por su autor} network {Retirado por la red} erasure {Borrado para siempre} other {Eliminado por nosotros}}',
  'conversation.visibility.public': 'Público',
  'conversation.visibility.unlisted': 'Público, no listado',
  'conversation.visibility.followers': 'Seguidores',
  'conversation.visibility.private': 'Privado',
  'conversation.priority': 'Prioridad',
  'conversation.priority.urgent': 'Urgente',
  'conversation.priority.high': 'Alta',
  'conversation.priority.normal': 'Normal',
  'conversation.priority.low': 'Baja',
  'conversation.danger': 'Vida en peligro',
  'conversation.status.open': 'Abierta',
  'conversation.status.pending': 'Turno del cliente',
  'conversation.status.on_hold': 'En espera',
  'conversation.status.snoozed': 'Pospuesta',
  'conversation.status.resolved': 'Resuelta',
  'conversation.status.set': 'Estado: {status}',
  'conversation.status.done':
    '{status, select, resolved {Resuelta} snoozed {Pospuesta} pending {Turno del cliente} on_hold {En espera} other {Abierta de nuevo}}: {who}',
  'clock.kind.first_response': 'Primera respuesta',
  'clock.kind.next_response': 'Siguiente respuesta',
  'clock.kind.resolution': 'Resolución',
  'clock.kind.decision': 'Decisión',
  'clock.says':
    '{kind}: {look, select, late {{time} de retraso} paused {en pausa, quedan {time}} soon {vence pronto, quedan {time}} other {quedan {time}}}',
  'clock.late.short': '{time} tarde',
  'conversation.priority.done': 'Prioridad {priority}: {who}',
  'conversation.unread': 'Marcar como no leída',
  'conversation.follow': 'Seguir',
  'conversation.unfollow': 'Dejar de seguir',
  'conversation.outbox.held': 'En espera',
  'conversation.outbox.sending': 'Enviando',
  'conversation.outbox.failed': 'No enviado',
  'conversation.outbox.unknown': '¿Enviado?',
  'conversation.snooze.answer': 'Hasta que responda',
};
