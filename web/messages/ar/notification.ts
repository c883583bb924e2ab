import { noticeWords, tellingWords } from '#contract/notice-words/ar.ts';
import type { Translation } from '../catalogue.ts';
import type { notification as english } from '../en/notification.ts';

export const notification: Translation<typeof english> = {
  ...noticeWords,
  ...tellingWords,
  'notification.failed': 'تعذّر تغيير الإشعارات',
  'notification.all_read': 'عُلّمت كلها كمقروءة',
  'notification.read_all': 'تعليم الكل كمقروء',
  'notification.unread': 'غير مقروء',
  'notification.times':
    '{count, plural, zero {ولا مرة} one {مرة واحدة} two {مرتان} few {# مرات} many {# مرة} other {# مرة}}',
  'notification.out_of_sight': 'محادثة لا تراها',
  'notification.key.next': 'الإشعار التالي',
  'notification.key.previous': 'الإشعار السابق',
  'notification.key.toggle': 'تعليم كمقروء أو غير مقروء',
  'notification.empty.title': 'لا جديد',
  'notification.empty.body': 'تعرف هنا متى يذكرك أحد، ومتى تُسند إليك محادثة، ومتى يحين موعد رد.',
};
