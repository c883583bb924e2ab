import type { Translation } from '../catalogue.ts';
import type { ui as english } from '../en/ui.ts';

export const ui: Translation<typeof english> = {
  'ui.cancel': 'إلغاء',
  'ui.choices': 'الخيارات',
  'ui.clear': 'مسح',
  'ui.close': 'إغلاق',
  'ui.copied': 'تم النسخ',
  'ui.loading': 'جارٍ التحميل…',
  'ui.waits': 'سيُحمَّل عند عودة الاتصال.',
  'ui.no_match': 'لا شيء يطابق «{query}».',
  'ui.notices': 'الإشعارات',
  'ui.optional': 'اختياري',
  'ui.progress': '{done, number} من {total, number}',
  'ui.progress.left': 'بقي {left, number}',
  'ui.retry': 'أعد المحاولة',
  'ui.save': 'حفظ',
  'ui.search': 'بحث',
  'ui.undo': 'تراجع',
  'ui.error.title': 'لم ينجح ذلك',
  'ui.error.request': 'المرجع لفريق الدعم: {requestId}',
  'ui.networks.help': 'المعروفة: {networks}. تفصل بينها فواصل.',
  'ui.networks.unknown': 'لا توجد شبكة {networks}.',
  'ui.typed.title': 'أتغلق دون حفظ ما كتبته؟',
  'ui.typed.body': 'لا يُحفظ في أي مكان.',
  'ui.typed.leave': 'أغلق',
};
