import type { Translation } from '../catalogue.ts';
import type { closing as english } from '../en/closing.ts';

export const closing: Translation<typeof english> = {
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
};
