import type { NoticeWords, TellingWords } from './en.ts';

export const noticeWords: NoticeWords = {
  'notice.mentioned': '{by, select, nobody {Te han mencionado en una nota} other {{who} te mencionó en una nota}}',
  'notice.assigned': '{by, select, nobody {Asignada a ti} other {{who} te asignó esto}}',
  'notice.corrected':
    '{by, select, nobody {Se corrigió una respuesta pública} other {{who} corrigió una respuesta pública}}',
  'notice.approval_asked': '{by, select, nobody {Se necesita tu aprobación} other {{who} pide tu aprobación}}',
  'notice.approval_due':
    '{stage, select, soon {Una respuesta espera tu aprobación y su plazo casi ha terminado} other {Nadie ha decidido a tiempo sobre una respuesta que espera aprobación}}',
  'notice.approval_given': '{by, select, nobody {Tu respuesta fue aprobada} other {{who} aprobó tu respuesta}}',
  'notice.approval_refused':
    '{by, select, nobody {Tu respuesta no fue aprobada a tiempo} other {{who} no aprobó tu respuesta}}',
  'notice.reply_to_release':
    '{by, select, nobody {Una respuesta guardada espera autorización} other {{who} te pide que autorices una respuesta guardada}}',
  'notice.clock_warned':
    '{clock, select, first_response {La primera respuesta vence pronto} next_response {La próxima respuesta vence pronto} other {La resolución vence pronto}}',
  'notice.clock_breached':
    '{clock, select, first_response {La primera respuesta va con retraso} next_response {La próxima respuesta va con retraso} other {La resolución va con retraso}}',
  'notice.task_given': '{by, select, nobody {Le dieron una tarea} other {{who} le dio una tarea}}',
  'notice.task_due':
    '{stage, select, soon {{what, select, promise {Una promesa vence pronto} other {Una tarea vence pronto}}} other {{what, select, promise {Una promesa vence} other {Una tarea vence}}}}',
  'notice.arrived':
    '{priority, select, urgent {Ha llegado una conversación urgente} high {Ha llegado una conversación de prioridad alta} low {Ha llegado una conversación de prioridad baja} other {Ha llegado una conversación}}',
  'notice.page_unreached':
    '{by, select, nobody {Un aviso urgente no llegó a nadie} other {No se pudo avisar a {who}: ninguna vía aceptó el aviso urgente}}',
  'notice.paged':
    '{on, select, breached {Se le llama: se pasó un plazo} warned {Se le llama: un plazo está por vencer} volume {Se le llama: muchos escriben sobre lo mismo} vanishing {Se le llama: algo sin responder está por desaparecer} by_hand {Un colega le llama} danger {Te llaman: una vida puede estar en peligro} other {Se le llama: mire lo que se escribió}}',
  'notice.handover_ready':
    '{side, select, comes {Su turno empieza pronto: reciba {rota}} other {Su turno termina pronto: el relevo de {rota} está listo}}',
  'notice.swap':
    '{state, select, asked {{who} le pide que tome un turno} accepted {{who} aceptó su cambio} declined {{who} rechazó su cambio} other {{who} ya no le pide que tome un turno}}',
  'notice.page_unanswered': 'Nadie respondió a una llamada',
  'notice.escalation_asked':
    '{round, select, 0 {} other {Recordatorio: }}{by, select, nobody {{group}: miren una conversación, por favor} other {{who} pregunta a {group}}}',
  'notice.escalation_answered': '{name} ({group}) ha respondido',
  'notice.escalation_unanswered': '{group} no ha respondido, pese al recordatorio',
  'notice.emerging':
    '{count, plural, one {# mensaje} other {# mensajes}} en una hora sobre lo mismo, normalmente {usual, number}',
  'notice.channel_ill':
    '{what, select, reconnect {@{handle} necesita credenciales nuevas: nada entra ni sale} failing {@{handle} lleva un rato con problemas: la red no responde como debe} ended {Las credenciales de @{handle} han caducado: vuelva a conectarla} prove {Hace un mes que se comprobó que los desconocidos pueden escribir a @{handle}: compruébelo de nuevo} other {Las credenciales de @{handle} caducan en {days, plural, one {# día} other {# días}}: vuelva a conectarla antes}}',
};

export const tellingWords: TellingWords = {
  'telling.title_page': 'Aviso urgente: {what}',
  'telling.title_more': '{count, plural, one {# notificación} other {# notificaciones}}',
  'telling.line': '{number}: {what}',
  'telling.line_times': '{number}: {what} (×{times, number})',
  'telling.times': '{what} (×{times, number})',
  'telling.more': 'y {count, plural, one {# más} other {# más}}',
  'telling.open': 'Abrir',
  'telling.settings': 'Cómo se te avisa',
  'telling.why': 'Te lo comunica Earshot, espacio de trabajo {workspace}.',
  'telling.test_title': 'Una prueba de Earshot',
  'telling.test': 'Esta vía funciona. No ha pasado nada: alguien pulsó «Probar».',
};
