import type { Translation } from '../catalogue.ts';
import type { call as english } from '../en/call.ts';

export const call: Translation<typeof english> = {
  'call.add': 'تدوين مكالمة أو رسالة نصية',
  'call.add.action': 'تدوين',
  'call.change.title': 'تصحيح التدوين',
  'call.body': 'ما حدث خارج Earshot. يقرؤه الزملاء ولا يمكن إرساله أبدًا.',
  'call.save': 'حفظ',
  'call.way': 'الوسيلة',
  'call.way.name': '{way, select, sms {رسالة نصية} other {هاتف}}',
  'call.direction': 'الاتجاه',
  'call.direction.name':
    '{way, select, sms {{direction, select, in {كتب العميل} other {كتبنا نحن}}} other {{direction, select, in {اتصل العميل} other {اتصلنا نحن}}}}',
  'call.at': 'متى',
  'call.at.future': 'اختر وقتًا مضى.',
  'call.minutes': 'الدقائق',
  'call.minutes.wrong': 'عدد صحيح حتى 1440.',
  'call.whom': 'مع من',
  'call.whom.missing': 'اذكر مع من.',
  'call.text': 'ما قيل',
  'call.text.missing': 'اذكر ما قيل.',
  'call.failed': 'تعذر تغيير التدوين',
  'call.done.added': 'تم التدوين',
  'call.done.changed': 'تم التصحيح',
  'call.done.removed': 'أُزيل التدوين',
  'call.said':
    '{way, select, sms {{direction, select, in {رسالة نصية من {whom}} other {رسالة نصية إلى {whom}}}} other {{direction, select, in {مكالمة من {whom}} other {مكالمة إلى {whom}}}}}',
  'call.by': 'دوّنها {name}',
  'call.actions': 'إجراءات هذه المكالمة',
  'call.change': 'تصحيح…',
  'call.remove': 'إزالة',
};
