import type { NoticeWords } from './en.ts';

export const noticeWords: NoticeWords = {
  'notice.mentioned':
    '{by, select, nobody {Vous êtes mentionné dans une note} other {{who} vous mentionne dans une note}}',
  'notice.assigned': '{by, select, nobody {Attribué à vous} other {{who} vous a attribué ceci}}',
  'notice.clock_warned':
    '{clock, select, first_response {La première réponse est bientôt due} next_response {La prochaine réponse est bientôt due} other {La résolution est bientôt due}}',
  'notice.clock_breached':
    '{clock, select, first_response {La première réponse est en retard} next_response {La prochaine réponse est en retard} other {La résolution est en retard}}',
};
