import { noticeWords, tellingWords } from '#contract/notice-words/de.ts';
import type { Translation } from '../catalogue.ts';
import type { notification as english } from '../en/notification.ts';

export const notification: Translation<typeof english> = {
  ...noticeWords,
  ...tellingWords,
  'notification.failed': 'Die Mitteilungen konnten nicht geändert werden',
  'notification.all_read': 'Alle als gelesen markiert',
  'notification.read_all': 'Alle als gelesen markieren',
  'notification.unread': 'Ungelesen',
  'notification.times': '{count, plural, one {einmal} other {#-mal}}',
  'notification.out_of_sight': 'Eine Unterhaltung, die Sie nicht sehen',
  'notification.key.next': 'Nächste Mitteilung',
  'notification.key.previous': 'Vorherige Mitteilung',
  'notification.key.toggle': 'Als gelesen oder ungelesen markieren',
  'notification.empty.title': 'Nichts zu melden',
  'notification.empty.body':
    'Hier erfahren Sie, wenn jemand Sie erwähnt, wenn Ihnen etwas zugewiesen wird und wenn eine Antwort fällig ist.',
};
