import type { Translation } from '../catalogue.ts';
import type { identity as english } from '../en/identity.ts';

export const identity: Translation<typeof english> = {
  'identity.title': 'هل أنت صاحب الحساب؟',
  'identity.lead': 'تطلب منك {name} تأكيد أنك من يكتب إليها.',
  'identity.confirm': 'نعم، أنا هو',
  'identity.send': 'تأكيد',
  'identity.code': 'الرمز',
  'identity.code.help': 'ستة أرقام أُرسلت إلى {hint}.',
  'identity.missing': 'املأ كل الحقول.',
  'identity.private': 'ما تدخله يُقارن ولا يُحفظ.',
  'identity.warn': 'إذا لم تكتب إلى {name} فأغلق هذه الصفحة.',
  'identity.done.title': 'شكرًا',
  'identity.done': 'يمكنك إغلاق هذه الصفحة والمتابعة حيث كتبت إلى {name}.',
  'identity.closed.title': 'لم يعد هذا الرابط يعمل',
  'identity.closed': 'يعمل مرة واحدة ولوقت قصير. اطلب رابطًا جديدًا حيث تكتب إلينا.',
  'identity.wrong':
    'هذا غير صحيح. {left, plural, zero {لم تبق محاولات.} one {بقيت محاولة واحدة.} two {بقيت محاولتان.} few {بقيت # محاولات.} many {بقيت # محاولة.} other {بقيت # محاولة.}}',
  'identity.unavailable': 'لا يمكن التحقق الآن. حاول بعد لحظة.',
};
