import type { NoticeWords } from './en.ts';

export const noticeWords: NoticeWords = {
  'notice.mentioned': '{by, select, nobody {Te han mencionado en una nota} other {{who} te mencionó en una nota}}',
  'notice.assigned': '{by, select, nobody {Asignada a ti} other {{who} te asignó esto}}',
  'notice.clock_warned':
    '{clock, select, first_response {La primera respuesta vence pronto} next_response {La próxima respuesta vence pronto} other {La resolución vence pronto}}',
  'notice.clock_breached':
    '{clock, select, first_response {La primera respuesta va con retraso} next_response {La próxima respuesta va con retraso} other {La resolución va con retraso}}',
};
