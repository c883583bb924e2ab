import type { Translation } from '../catalogue.ts';
import type { matter as english } from '../en/matter.ts';

export const matter: Translation<typeof english> = {
  'matter.label': 'Van juntas',
  'matter.failed': 'No se ha hecho',
  'matter.undo': 'Separar de nuevo',
  'matter.unlink': 'Quitar el enlace',
  'matter.holds': 'Contiene {who}',
  'matter.split.from': 'Separada de la conversación #{number}',
  'matter.split.into': 'De aquí se separó la conversación #{number}',
  'matter.split': 'Separar desde aquí',
  'matter.split.done': 'Ahora es la conversación #{number}',
  'matter.split.undone': 'Devuelta',
  'matter.linked': '{kind, select, duplicate {Duplicado de} other {Relacionada con}} #{number}, {who}',
  'matter.merge': 'Fusionar con…',
  'matter.merge.title': 'Fusionar con la conversación #{number}',
  'matter.merge.description':
    'Sus mensajes, notas, etiquetas, borradores y respuestas en camino vienen aquí. Quedan el estado más activo, la prioridad más alta y quien lleva esta conversación. Puedes separarlas después: todo vuelve, lo llegado desde entonces va con su hilo, y lo anotado o cambiado desde entonces se queda aquí.',
  'matter.merge.action':
    '{count, plural, =0 {Fusionar} one {Fusionar una conversación} other {Fusionar # conversaciones}}',
  'matter.merge.done':
    '{count, plural, one {Una conversación fusionada con esta} other {# conversaciones fusionadas con esta}}',
  'matter.merge.undone': 'Separadas de nuevo',
  'matter.merge.undone.rule':
    'Lo llegado desde entonces volvió con su hilo; las notas y los cambios hechos desde entonces se quedan donde están.',
  'matter.moved': 'Esa conversación forma ahora parte de #{number}',
  'matter.link': 'Enlazar con…',
  'matter.link.title': 'Enlazar la conversación #{number}',
  'matter.link.description': 'Cada una muestra la otra. Nada se mueve.',
  'matter.link.related': 'Enlazar como relacionada',
  'matter.link.duplicate': 'Enlazar como duplicado',
  'matter.link.done': 'Enlazada con #{number}',
  'matter.unlink.done': 'Enlace con #{number} quitado',
  'matter.find': 'Número, nombre o palabras',
  'matter.find.failed': 'No se han podido leer las conversaciones',
  'matter.same': 'De este cliente',
  'matter.others': 'Otras',
  'matter.none': 'Este cliente no tiene otra conversación. Busca una.',
  'matter.none.found': 'Ninguna conversación encaja.',
  'matter.strangers':
    'Son otros clientes. Compartirán aquí una conversación; cada respuesta sigue yendo solo a quien responde.',
  'matter.proposal': '¿El mismo asunto?',
  'matter.proposal.accept': 'Fusionar y asignármela',
  'matter.proposal.dismiss': 'Asuntos distintos',
  'matter.proposal.strangers': 'Escritas por cuentas distintas: cada respuesta sigue yendo solo a quien responde.',
  'matter.reason.same_person':
    'Está aquí porque una persona escribió las dos, {hours, plural, =0 {en menos de una hora} one {con una hora de diferencia} other {con # horas de diferencia}}.',
  'matter.reason.same_words':
    'Está aquí porque el {share} de los pares de palabras coincide en otra red, {hours, plural, =0 {en menos de una hora} one {con una hora de diferencia} other {con # horas de diferencia}}.',
  'matter.reason.words': 'Las dos dicen: {words}.',
  'matter.dismiss.done': 'Anotado: asuntos distintos',
  'matter.proposals.description':
    'Conversaciones de las últimas 72 horas que pueden ir juntas. Nada se fusiona por sí solo.',
  'matter.proposals.failed': 'No se han podido leer las propuestas',
  'matter.proposals.none': 'No espera nada.',
  'posts.label': 'Publicaciones',
  'posts.summary':
    '{count, plural, one {Una publicación} other {# publicaciones}}, {waiting, plural, =0 {todas respondidas} one {# aún sin responder} other {# aún sin responder}}',
  'posts.answered': 'Respondida',
  'posts.waiting': 'Sin responder',
  'posts.answer': 'Responder',
  'posts.answer.to': 'Responder a {to}',
  'posts.pick': 'La publicación que se responde',
  'posts.option': '{to}, {network}{answered, select, true { (respondida)} other {}}',
  'posts.resolve.description': 'Quien las lea las ve sin responder. Tu motivo queda en el historial.',
  'posts.resolve.reason': 'Por qué no hace falta',
  'posts.resolve.action': 'Resolver de todos modos',
  'posts.reason.answered_together': 'Una respuesta bastó para todas',
  'posts.reason.answered_elsewhere': 'Respondida en privado o en otro sitio',
  'posts.reason.settled_in_private': 'Resuelto en privado; no hay más que decir en público',
  'posts.reason.no_answer_needed': 'Nadie espera una respuesta',
  'event.left_unanswered':
    '{actor} resolvió esto con {posts, plural, one {una publicación} other {# publicaciones}} sin responder: {reason, select, as_before {ya estaba resuelta} answered_together {una respuesta bastó para todas} answered_elsewhere {respondida en privado o en otro sitio} settled_in_private {resuelto en privado} other {nadie espera una respuesta}}',
  'event.ended_in_public':
    '{answered, number} de {posts, plural, one {una publicación} many {# publicaciones} other {# publicaciones}} terminó con nuestra respuesta',
  'event.question_left':
    '{actor} dejó de lado {questions, plural, one {la pregunta de otra persona} many {# preguntas de otras personas} other {# preguntas de otras personas}}: {reason, select, not_for_us {no va dirigida a nosotros} answered_by_others {otros respondieron} other {no necesita respuesta}}',
  'event.question_waits':
    '{actor} puso de nuevo a la espera {questions, plural, one {la pregunta de otra persona} many {# preguntas de otras personas} other {# preguntas de otras personas}}',
  'event.closing_drafted': 'Se preparó una respuesta de cierre, porque la conversación {number} se resolvió en privado',
  'event.merged': '{actor} hizo de esto parte de la conversación {number}',
  'event.absorbed': '{actor} fusionó {numbers} con esta conversación',
  'event.merge_undone': '{actor} deshizo la fusión con {numbers}',
  'event.split': '{actor} separó la conversación {number}',
  'event.split_off': '{actor} separó esto de la conversación {number}',
  'event.split_undone': '{actor} devolvió la conversación {number}, que se había separado',
  'event.related':
    '{actor} enlazó esto con la conversación {number} {kind, select, duplicate {como duplicado} other {como relacionada}}',
  'event.unrelated': '{actor} quitó el enlace con la conversación {number}',
  'event.dismissed': '{actor} dijo que la conversación {number} es otro asunto',
  'event.undismissed': '{actor} retiró que la conversación {number} sea otro asunto',
};
