import { noticeWords, tellingWords } from '#contract/notice-words/fr.ts';
import type { Translation } from '../catalogue.ts';
import type { notification as english } from '../en/notification.ts';

export const notification: Translation<typeof english> = {
  ...noticeWords,
  ...tellingWords,
  'notification.failed': 'Les notifications n’ont pas pu être modifiées',
  'notification.all_read': 'Toutes marquées comme lues',
  'notification.read_all': 'Tout marquer comme lu',
  'notification.unread': 'Non lue',
  'notification.times': '{count, plural, one {une fois} other {# fois}}',
  'notification.out_of_sight': 'Une conversation que vous ne voyez pas',
  'notification.key.next': 'Notification suivante',
  'notification.key.previous': 'Notification précédente',
  'notification.key.toggle': 'Marquer comme lue ou non lue',
  'notification.empty.title': 'Rien à vous signaler',
  'notification.empty.body':
    'Vous apprenez ici quand quelqu’un vous mentionne, quand on vous attribue quelque chose et quand une réponse est due.',
};
