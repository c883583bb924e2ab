import type { Translation } from '../catalogue.ts';
import type { mail as english } from '../en/mail.ts';

export const mail: Translation<typeof english> = {
  'mail.title': 'كتابة رسالة بريد إلى {name}',
  'mail.body': 'تخرج من صندوق بريدك وتبقى في محادثة خاصة بها، ويصل الرد إليها.',
  'mail.from': 'من',
  'mail.to': 'إلى',
  'mail.subject': 'الموضوع',
  'mail.subject.missing': 'تحتاج الرسالة إلى موضوع.',
  'mail.file': 'إضافة ملف',
  'mail.text': 'النص',
  'mail.text.missing': 'اكتب ما تريد قوله.',
  'mail.send': 'إرسال',
  'mail.send.all_the_same': 'الإرسال رغم ذلك',
  'mail.sent': 'الرسالة في طريقها',
  'mail.asked': 'الرسالة تنتظر موافقة',
  'mail.failed': 'تعذّر بدء الرسالة',
  'mail.taken_back': 'سُحبت، وهي هنا مسودة.',
  'mail.too_late': 'فات أوان سحبها',
  'mail.no_mailbox': 'لا يوجد صندوق بريد متصل.',
  'mail.no_mailbox.open': 'فتح القنوات',
  'mail.no_address': 'لا يُعرف عنوان بريد لهذا الشخص، أو لا يحق لك رؤيته.',
  'mail.no_address.open': 'فتح بياناته',
};
