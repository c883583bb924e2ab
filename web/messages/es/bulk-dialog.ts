import type { Translation } from '../catalogue.ts';
import type { bulkDialog as english } from '../en/bulk-dialog.ts';

export const bulkDialog: Translation<typeof english> = {
  'bulk.recent.description':
    'Lo que se hizo con muchas conversaciones a la vez en los últimos 30 días, y el camino de vuelta.',
  'bulk.recent.empty': 'Todavía no se ha cambiado nada en bloque. Elige conversaciones con x y cámbialas juntas.',
  'bulk.recent.failed': 'No se ha podido cargar la lista.',
  'bulk.recent.by': 'de {name}',
  'bulk.recent.key': 'una clave de API',
  'bulk.recent.changed': '{count, plural, one {# cambiada} other {# cambiadas}}',
  'bulk.recent.unchanged': '{count, plural, one {# ya estaba así} other {# ya estaban así}}',
  'bulk.recent.not_reached': '{count, plural, one {# no alcanzada} other {# no alcanzadas}}',
  'bulk.recent.undone': 'Deshecho',
  'bulk.recent.stopped': 'Detenido',
  'bulk.recent.left': 'Mostrar lo omitido',
  'bulk.recent.hidden': 'Una conversación que no puedes ver',
  'bulk.why.gone': 'No está aquí, o no es para ti',
  'bulk.why.merged': 'Forma parte de otra conversación',
  'bulk.why.permission': 'Ya no puedes cambiarla',
  'bulk.why.target_gone': 'Quien debía recibirla ya no está',
  'bulk.why.too_late': 'El plazo ya habría pasado',
  'bulk.why.too_many_tags': 'Tendría más de 20 etiquetas',
  'bulk.why.posts_unanswered': 'No están cerradas en público',
  'bulk.why.tasks_open': 'Tiene tareas abiertas',
  'bulk.why.not_yours': 'Este tipo de asunto lo resuelven otros',
  'bulk.why.macro_gone': 'La macro ya no está o se cambió',
  'bulk.why.macro_refused': 'Su primer paso fue rechazado',
  'bulk.why.macro_stopped': 'Un paso posterior fue rechazado; los anteriores quedan',
  'bulk.why.changed_since': 'Alguien la ha cambiado entretanto',
  'bulk.held.title':
    '{count, plural, one {Se retuvo # conversación: tiene publicaciones sin responder} many {Se retuvieron # conversaciones: tienen publicaciones sin responder} other {Se retuvieron # conversaciones: tienen publicaciones sin responder}}',
  'bulk.held.tasks':
    '{count, plural, one {Se retuvo # conversación: tiene tareas abiertas} many {Se retuvieron # conversaciones: tienen tareas abiertas} other {Se retuvieron # conversaciones: tienen tareas abiertas}}',
  'bulk.held.tasks.description': 'Las tareas siguen con sus responsables y les avisan.',
};
