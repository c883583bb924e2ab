import { noticeWords, tellingWords } from '#contract/notice-words/es.ts';
import type { Translation } from '../catalogue.ts';
import type { notification as english } from '../en/notification.ts';

export const notification: Translation<typeof english> = {
  ...noticeWords,
  ...tellingWords,
  'notification.failed': 'No se pudieron cambiar las notificaciones',
  'notification.all_read': 'Todas marcadas como leídas',
  'notification.read_all': 'Marcar todas como leídas',
  'notification.unread': 'Sin leer',
  'notification.times': '{count, plural, one {una vez} other {# veces}}',
  'notification.out_of_sight': 'Una conversación que no ves',
  'notification.key.next': 'Notificación siguiente',
  'notification.key.previous': 'Notificación anterior',
  'notification.key.toggle': 'Marcar como leída o no leída',
  'notification.empty.title': 'Nada que contarte',
  'notification.empty.body':
    'Aquí sabrás cuándo alguien te menciona, cuándo se te asigna algo y cuándo vence una respuesta.',
};
