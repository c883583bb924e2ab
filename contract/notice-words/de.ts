import type { NoticeWords } from './en.ts';

export const noticeWords: NoticeWords = {
  'notice.mentioned':
    '{by, select, nobody {Sie wurden in einer Notiz erwähnt} other {{who} hat Sie in einer Notiz erwähnt}}',
  'notice.assigned': '{by, select, nobody {Ihnen zugewiesen} other {{who} hat Ihnen das zugewiesen}}',
  'notice.clock_warned':
    '{clock, select, first_response {Die erste Antwort ist bald fällig} next_response {Die nächste Antwort ist bald fällig} other {Die Lösung ist bald fällig}}',
  'notice.clock_breached':
    '{clock, select, first_response {Die erste Antwort ist überfällig} next_response {Die nächste Antwort ist überfällig} other {Die Lösung ist überfällig}}',
};
