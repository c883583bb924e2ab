import type { Translation } from '../catalogue.ts';
import type { closing as english } from '../en/closing.ts';
import { figure } from './figure.ts';

export const closing: Translation<typeof english> = {
  ...figure,
  'closing.title': 'Como lo ve un extraño',
  'closing.title.open': 'Aún no cerrado en público',
  'closing.lead': 'Quien no tiene cuenta en la red lee exactamente esto, en el orden de la red.',
  'closing.lead.open':
    'Esto es lo que lee un extraño. Responde lo que está abierto o di por qué no hace falta nada; tu motivo queda en el historial.',
  'closing.closed': 'Cada hilo público termina con nuestra respuesta.',
  'closing.none': 'Nada de esta conversación es público.',
  'closing.nothing': 'Ya no se ve nada de este hilo.',
  'closing.error': 'No se pudo leer el hilo',
  'closing.reading': 'Leyendo {count, plural, one {el hilo} many {los hilos} other {los hilos}} de la red…',
  'closing.not_read': 'La red no respondió. Esto es lo último que se sabía aquí.',
  'closing.thread': 'Hilo en {network}',
  'closing.more': 'Se omiten las publicaciones más antiguas.',
  'closing.us': 'Nosotros',
  'closing.customer': 'Cliente',
  'closing.asks': 'Pregunta abierta',
  'closing.attachments': '{count, plural, one {Un adjunto} many {# adjuntos} other {# adjuntos}}',
  'closing.needs.answer': '{to} espera una respuesta.',
  'closing.needs.closing': 'Esto siguió en privado con {to}. El hilo público no dice cómo terminó.',
  'closing.use_draft': 'Usar esta respuesta',
  'closing.draft.problem': 'No se pudo preparar una respuesta de cierre: no se sabe nada de {names}.',
  'closing.questions':
    '{count, plural, one {Abajo espera una pregunta de otra persona.} many {Abajo esperan # preguntas de otras personas.} other {Abajo esperan # preguntas de otras personas.}}',
  'closing.question.answer': 'Responder',
  'closing.question.answer.to': 'Responder a {who}',
  'closing.question.leave': 'Dejar de lado…',
  'closing.question.leave.of': 'Dejar de lado la pregunta de {who}',
  'closing.question.reason.not_for_us': 'No va dirigida a nosotros',
  'closing.question.reason.answered_by_others': 'Otros la respondieron',
  'closing.question.reason.no_answer_needed': 'No necesita respuesta',
  'closing.question.left':
    '{count, plural, one {Pregunta dejada de lado} many {# preguntas dejadas de lado} other {# preguntas dejadas de lado}}',
  'closing.question.failed': 'No se hizo',
  'closing.page.lead':
    'Cómo terminan las conversaciones donde todos leen y qué se dice allí cuando un asunto se resolvió en privado.',
  'closing.rate': 'Cómo terminaron las publicaciones',
  'closing.rate.lead':
    'Publicaciones cuyas conversaciones se resolvieron en este tiempo y siguen resueltas. Una publicación es lo que un cliente dijo en un hilo; terminó bien cuando nuestra respuesta está al final.',
  'closing.rate.all':
    '{share} terminaron con nuestra respuesta: {answered, number} de {posts, plural, one {una publicación} many {# publicaciones} other {# publicaciones}}.',
  'closing.rate.none': 'En este tiempo no se resolvió ninguna conversación con una publicación.',
  'closing.rate.account': 'Cuenta',
  'closing.rate.team': 'Equipo',
  'closing.rate.no_team': 'Sin equipo',
  'closing.rate.posts': 'Publicaciones',
  'closing.rate.answered': 'Con nuestra respuesta',
  'closing.rate.share': 'Proporción',
  'closing.rate.period': 'Tiempo',
  'closing.rate.days': '{days, plural, one {Último día} many {Últimos # días} other {Últimos # días}}',
  'closing.rate.others': 'Las demás',
  'closing.words': 'Respuesta de cierre',
  'closing.words.lead':
    'Cuando un asunto siguió en privado, su hilo público espera una palabra nuestra. Estas palabras se preparan para él; las envía una persona y pasan el control como toda respuesta.',
  'closing.words.on': 'Preparar una respuesta de cierre',
  'closing.words.on.help':
    'Se ofrece al resolver. Donde la conversación privada es otra y está enlazada, queda como borrador de quien tiene la pública.',
  'closing.words.add': 'Añadir un texto',
  'private.lead':
    'Cuándo es mejor resolver un asunto donde nadie lee, y cómo se invita allí a los clientes. Es una propuesta; decide quien responde.',
  'private.when': 'Qué pasa a privado',
  'private.when.lead': 'Se propone responder en privado cuando la publicación del cliente trata de una de estas cosas.',
  'private.personal_data': 'Datos personales en la publicación',
  'private.personal_data.help': 'Tarjetas, cuentas, teléfonos, direcciones, documentos, contraseñas.',
  'private.topic.add': 'Añadir un tema',
  'private.topic.new': 'Tema nuevo',
  'private.topic.on': 'Proponer privado: {name}',
  'private.topic.remove': 'Quitar {name}',
  'private.topic.name': 'Nombre',
  'private.topic.words': 'Palabras que lo delatan',
  'private.topic.words.help': 'Una por línea; un asterisco al final vale para cualquier terminación.',
  'private.topic.words.count':
    '{count, plural, =0 {Aún sin palabras} one {Una palabra} many {# palabras} other {# palabras}}',
  'private.exchanges': 'Demasiadas respuestas públicas',
  'private.exchanges.lead':
    'Tras tantas respuestas públicas a un cliente en una conversación se propone pasar a privado.',
  'private.exchanges.any': 'En cualquier red',
  'private.exchanges.on': 'En {network}',
  'private.exchanges.remove': 'Quitar el límite de {network}',
  'private.exchanges.add': 'Otro límite para una red…',
  'private.reach': 'Muchos leen',
  'private.reach.lead': 'Desde aquí se dice junto a la propuesta que muchos ven la respuesta.',
  'private.reach.followers': 'Seguidores del cliente',
  'private.reach.others': 'Otros en el hilo',
  'private.invitation': 'Invitar a privado',
  'private.invitation.lead':
    'Estas palabras se ofrecen en público; nunca piden detalles allí. El mensaje privado se une a la misma conversación.',
  'private.follow_up': 'Horas hasta que una tarea pida volver a mirar',
};
