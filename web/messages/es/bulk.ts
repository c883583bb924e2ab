import type { Translation } from '../catalogue.ts';
import type { bulk as english } from '../en/bulk.ts';

export const bulk: Translation<typeof english> = {
  'bulk.select': 'Elegir varias',
  'bulk.select.one': 'Elegir la conversación con {name}',
  'bulk.row': 'Elegida',
  'bulk.selected': '{count, plural, =0 {Ninguna elegida} one {# elegida} other {# elegidas}}',
  'bulk.cleared': 'Ya no hay nada elegido',
  'bulk.clear': 'No elegir ninguna',
  'bulk.all': 'Elegir todo lo cargado',
  'bulk.whole': 'Elegir todo en esta vista',
  'bulk.whole.now': 'Todo en esta vista',
  'bulk.key.toggle': 'Elegir esta, o no',
  'bulk.key.extend_down': 'Elegir también la siguiente',
  'bulk.key.extend_up': 'Elegir también la anterior',
  'bulk.read': 'Marcar como leída',
  'bulk.change.assign': 'Asignadas a {name}',
  'bulk.change.unassign': 'Devueltas a todos',
  'bulk.change.snooze': 'Pospuestas hasta {when}',
  'bulk.change.snooze.answer': 'Pospuestas hasta que respondan',
  'bulk.change.macro': 'Macro {name}',
  'bulk.change.tags': 'Etiquetas {tags}',
  'bulk.undo.of': 'Deshecho: {what}',
  'bulk.done': '{what}: {count, plural, =0 {nada que cambiar} one {# conversación} other {# conversaciones}}',
  'bulk.cancelled': 'Detenido. {what}: {count, plural, =0 {ninguna} one {# conversación} other {# conversaciones}}',
  'bulk.left': '{count, plural, one {# quedó como está} other {# quedaron como están}}: {why}',
  'bulk.failed': 'No se ha cambiado nada',
  'bulk.stopping': 'Deteniendo: {what}',
  'bulk.time_left': 'quedan unos {time}',
  'bulk.so_far': '{count, plural, one {# omitida} other {# omitidas}}',
  'bulk.recent': 'Cambios en bloque recientes',
  'bulk.skipped.gone': '{count, plural, one {# no está aquí o no es para ti} other {# no están aquí o no son para ti}}',
  'bulk.skipped.merged':
    '{count, plural, one {# forma parte de otra conversación} other {# forman parte de otras conversaciones}}',
  'bulk.skipped.permission': '{count, plural, one {# que ya no puedes cambiar} other {# que ya no puedes cambiar}}',
  'bulk.skipped.target_gone':
    '{count, plural, one {# porque quien debía recibirla ya no está} other {# porque quien debía recibirlas ya no está}}',
  'bulk.skipped.too_late':
    '{count, plural, one {# porque el plazo habría pasado} other {# porque el plazo habría pasado}}',
  'bulk.skipped.too_many_tags':
    '{count, plural, one {# tendría más de 20 etiquetas} other {# tendrían más de 20 etiquetas}}',
  'bulk.skipped.posts_unanswered':
    '{count, plural, one {# no está cerrada en público} many {# no están cerradas en público} other {# no están cerradas en público}}',
  'bulk.skipped.tasks_open':
    '{count, plural, one {# con tareas abiertas} many {# con tareas abiertas} other {# con tareas abiertas}}',
  'bulk.skipped.not_yours':
    '{count, plural, one {# es de un tipo que resuelven otros} other {# son de un tipo que resuelven otros}}',
  'bulk.skipped.macro_gone':
    '{count, plural, one {# porque la macro ya no está o se cambió} many {# porque la macro ya no está o se cambió} other {# porque la macro ya no está o se cambió}}',
  'bulk.skipped.macro_refused':
    '{count, plural, one {# donde se rechazó el primer paso} many {# donde se rechazó el primer paso} other {# donde se rechazó el primer paso}}',
  'bulk.skipped.macro_stopped':
    '{count, plural, one {# donde se detuvo en un paso posterior} many {# donde se detuvo en un paso posterior} other {# donde se detuvo en un paso posterior}}',
  'bulk.skipped.changed_since': '{count, plural, one {# cambiada entretanto} other {# cambiadas entretanto}}',
  'bulk.held.ask': 'Resolver de todos modos…',
};
