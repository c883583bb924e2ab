import type { Translation } from '../catalogue.ts';
import type { form as english } from '../en/form.ts';

export const form: Translation<typeof english> = {
  'form.make': 'إرسال نموذج',
  'form.make.body':
    'يفتحه العميل دون حساب ويذكر الباقي سرًا: أرقام الطلبات والعناوين والصور. أرسل الرابط في رسالة خاصة.',
  'form.make.action': 'إنشاء النموذج',
  'form.about': 'الموضوع',
  'form.about.help': 'يظهر أعلى النموذج، مثل «غلايتك التي تسرّب».',
  'form.language': 'اللغة',
  'form.made': 'النموذج جاهز',
  'form.made.body': 'يعمل الرابط مرة واحدة حتى {when}. يُعرض الآن فقط. أرسله في رسالة خاصة.',
  'form.link': 'الرابط',
  'form.title': 'الكتابة إلى {name}',
  'form.lead': 'لا يقرأ ما تكتبه هنا إلا {name}.',
  'form.once': 'يمكن إرسال هذا النموذج مرة واحدة.',
  'form.name': 'اسمك',
  'form.name.missing': 'اذكر لنا اسمك.',
  'form.email': 'بريدك الإلكتروني لنرد عليك',
  'form.email.wrong': 'اكتب عنوانًا مثل name@example.com.',
  'form.text': 'ماذا حدث؟',
  'form.text.help': 'أرقام الطلبات والتواريخ والعناوين: كل ما يساعدنا. لا تكتب كلمات مرور أو أرقام بطاقات أبدًا.',
  'form.text.missing': 'أخبرنا بما حدث.',
  'form.files': 'الصور',
  'form.files.add': 'إضافة صور',
  'form.files.remove': 'إزالة {name}',
  'form.send': 'إرسال',
  'form.sent': 'شكرًا لك',
  'form.sent.body': 'وصلتنا رسالتك وسنرد في أقرب وقت.',
  'form.gone': 'هذا النموذج مغلق',
};
