import type { Translation } from '../catalogue.ts';
import type { conversationRow as english } from '../en/conversation-row.ts';

export const conversationRow: Translation<typeof english> = {
  'conversation.sandbox': 'تدريب',
  'conversation.deleted':
    '{by, select, author {حذفه كاتبه} network {أزالته الشبكة} erasure {مُحي نهائيًا} other {حذفناه نحن}}',
  'conversation.visibility.public': 'علني',
  'conversation.visibility.unlisted': 'علني، غير مدرج',
  'conversation.visibility.followers': 'المتابعون',
  'conversation.visibility.private': 'خاص',
  'conversation.priority': 'الأولوية',
  'conversation.priority.urgent': 'عاجلة',
  'conversation.priority.high': 'عالية',
  'conversation.priority.normal': 'عادية',
  'conversation.priority.low': 'منخفضة',
  'conversation.danger': 'حياة في خطر',
  'conversation.status.open': 'مفتوحة',
  'conversation.status.pending': 'دور العميل',
  'conversation.status.on_hold': 'معلّقة',
  'conversation.status.snoozed': 'مؤجلة',
  'conversation.status.resolved': 'محلولة',
  'conversation.status.set': 'الحالة: {status}',
  'conversation.status.done':
    '{status, select, resolved {محلولة} snoozed {مؤجلة} pending {دور العميل} on_hold {معلّقة} other {مفتوحة من جديد}}: {who}',
  'clock.kind.first_response': 'الرد الأول',
  'clock.kind.next_response': 'الرد التالي',
  'clock.kind.resolution': 'الحل',
  'clock.kind.decision': 'القرار',
  'clock.says':
    '{kind}: {look, select, late {متأخر {time}} paused {متوقف، بقي {time}} soon {يحين قريبا، بقي {time}} other {بقي {time}}}',
  'clock.late.short': 'متأخر {time}',
  'conversation.priority.done': 'الأولوية {priority}: {who}',
  'conversation.unread': 'تمييز كغير مقروءة',
  'conversation.follow': 'متابعة',
  'conversation.unfollow': 'إيقاف المتابعة',
  'conversation.outbox.held': 'ينتظر',
  'conversation.outbox.sending': 'يُرسل',
  'conversation.outbox.failed': 'لم يُرسل',
  'conversation.outbox.unknown': 'هل أُرسل؟',
  'conversation.snooze.answer': 'حتى يجيب',
};
