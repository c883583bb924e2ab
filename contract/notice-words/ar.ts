import type { NoticeWords } from './en.ts';

export const noticeWords: NoticeWords = {
  'notice.mentioned': '{by, select, nobody {تم ذكرك في ملاحظة} other {ذكرك {who} في ملاحظة}}',
  'notice.assigned': '{by, select, nobody {أُسندت إليك} other {أسند {who} هذه إليك}}',
  'notice.clock_warned':
    '{clock, select, first_response {موعد الرد الأول قريب} next_response {موعد الرد التالي قريب} other {موعد الحل قريب}}',
  'notice.clock_breached':
    '{clock, select, first_response {تأخر الرد الأول} next_response {تأخر الرد التالي} other {تأخر الحل}}',
};
