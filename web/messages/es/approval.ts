import type { Translation } from '../catalogue.ts';
import type { approval as english } from '../en/approval.ts';

export const approval: Translation<typeof english> = {
  'approval.list.waiting': 'Para mí',
  'approval.list.mine': 'Pedidas por mí',
  'approval.list.done': 'Hechas',
  'approval.empty.waiting': 'Nada espera por ti',
  'approval.empty.waiting.body':
    'Las respuestas que prometen más de lo que su autor puede, o que dicen palabras de una regla, esperan aquí a una segunda persona.',
  'approval.empty.mine': 'No esperas nada',
  'approval.empty.mine.body': 'Lo que escribes por encima de tu límite espera aquí hasta que alguien lo deje pasar.',
  'approval.empty.done': 'Nada decidido aún',
  'approval.empty.done.body': 'Lo aprobado o rechazado en los últimos 30 días está aquí.',
  'approval.of': 'Respuesta a {name}',
  'approval.asks': '{name} pide aprobación',
  'approval.key': 'Un programa',
  'approval.somebody': 'Alguien',
  'approval.expires': 'Termina',
  'approval.due': 'Por decidir hasta',
  'approval.comment': 'Comentario al autor',
  'approval.comment.missing': 'Di por qué, para que el autor pueda corregirlo.',
  'approval.give': 'Aprobar',
  'approval.refuse': 'Rechazar',
  'approval.done.given': 'Aprobada: sale ahora',
  'approval.done.refused': 'Rechazada: el texto vuelve a su autor',
  'approval.failed': 'Sin decidir',
  'approval.unfit.author': 'Es tu propia respuesta. Otra persona tiene que dejarla pasar.',
  'approval.unfit.permission': 'Un responsable o el propietario tiene que dejarla pasar.',
  'approval.unfit.limit': 'Está por encima de tu propio límite.',
  'approval.outcome':
    '{state, select, given {Aprobada por {name}} refused {Rechazada por {name}} expired {Nadie decidió a tiempo} other {Retirada antes de decidirse}}',
  'approval.reason.above_authority': 'Promete más de lo que su autor puede prometer solo.',
  'approval.reason.amount_without_rate': 'Nombra dinero en una moneda sin tipo de cambio.',
  'approval.reason.amount_unnamed': 'Promete dinero sin decir cuánto.',
  'approval.reason.may_not_replace': 'Promete un reemplazo.',
  'approval.reason.may_not_date': 'Promete una fecha u hora.',
  'approval.reason.word_rule': 'Dice palabras que necesitan una segunda persona.',
  'approval.link.gone': 'Este enlace ya no lleva a ninguna parte',
  'approval.link.open': 'Abrir en Earshot',
  'approval.link.pictures':
    '{count, plural, one {Va con una imagen. Ábralo en Earshot para aprobarlo.} many {Va con # imágenes. Ábralo en Earshot para aprobarlo.} other {Va con # imágenes. Ábralo en Earshot para aprobarlo.}}',
  'approval.link.over': 'Entretanto se retiró, se cambió o es demasiado antiguo.',
};
