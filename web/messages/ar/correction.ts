import type { Translation } from '../catalogue.ts';
import type { correction as english } from '../en/correction.ts';

export const correction: Translation<typeof english> = {
  'correction.title': 'تصحيح هذا الرد',
  'correction.stood': 'ظل ظاهرًا {stage, select, public {للعامة} other {في الخاص}} منذ {time}.',
  'correction.way': 'كيف',
  'correction.way.edit': 'وضع كلمات أخرى مكانه',
  'correction.way.replace': 'حذفه والرد من جديد',
  'correction.way.follow_up': 'تركه وتصحيحه في رد آخر',
  'correction.way.delete': 'حذفه',
  'correction.way.none': 'لا تتيح {network} تغييره؛ يمكن تصحيحه برد آخر.',
  'correction.text': 'الكلمات الجديدة',
  'correction.text.missing': 'اكتب ما يجب أن يظهر.',
  'correction.text.same': 'هذه الكلمات موجودة بالفعل.',
  'correction.reason': 'ما الخطأ',
  'correction.reason.fact': 'معلومة',
  'correction.reason.person': 'الشخص الذي رُدّ عليه',
  'correction.reason.personal_data': 'بيانات شخصية',
  'correction.reason.tone': 'الأسلوب',
  'correction.reason.typing': 'خطأ كتابي',
  'correction.reason.other': 'شيء آخر',
  'correction.note': 'للسجل',
  'correction.submit': '{way, select, edit {تغيير} replace {حذف وإرسال} follow_up {إرسال} other {حذف}}',
  'correction.withdrawn':
    '{count, plural, zero {لم تُزَل أي مهمة.} one {أُزيلت مهمة وعد لم يعد قائمًا.} two {أُزيلت مهمتا وعدين لم يعودا قائمين.} few {أُزيلت # مهام لوعود لم تعد قائمة.} many {أُزيلت # مهمة لوعود لم تعد قائمة.} other {أُزيلت # مهمة لوعود لم تعد قائمة.}}',
  'correction.done':
    '{way, select, edit {يجري تغييره على {network}} follow_up {التصحيح في الطريق} replace {يجري حذفه؛ والرد الجديد في الطريق} other {يجري حذفه على {network}}}',
  'correction.told': 'يُحفظ ما كان مكتوبًا ومدة ظهوره والسبب. وإن كان عامًا يُبلَّغ المشرفون.',
  'correction.returned':
    '{state, select, expired {لم يبتّ أحد فيما كتبته في الوقت المحدد.} other {لم يسمح {name} بهذا:}}',
};
