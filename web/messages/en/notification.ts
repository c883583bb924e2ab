import { noticeWords, tellingWords } from '#contract/notice-words/en.ts';

/** Words of notices and of how people are told. */
export const notification = {
  ...noticeWords,
  ...tellingWords,
  'notification.failed': 'The notifications could not be changed',
  'notification.all_read': 'All marked as read',
  'notification.read_all': 'Mark all as read',
  'notification.unread': 'Unread',
  'notification.times': '{count, plural, one {once} other {# times}}',
  'notification.out_of_sight': 'A conversation that you do not see',
  'notification.key.next': 'Next notification',
  'notification.key.previous': 'Previous notification',
  'notification.key.toggle': 'Mark as read or unread',
  'notification.empty.title': 'Nothing to tell you',
  'notification.empty.body':
    'You hear here when somebody mentions you, when something is given to you, and when an answer is due.',
} as const;
