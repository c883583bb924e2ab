import type { Translation } from '../catalogue.ts';
import type { acknowledgement as english } from '../en/acknowledgement.ts';

export const acknowledgement: Translation<typeof english> = {
  'ack.lead':
    'ما يقال لمن يكتب خارج ساعات العمل: متى يجيب إنسان. لا يُحسب ردًا، ويُرسل مرة واحدة لكل محادثة، ولا يُرسل حيث قد يؤذي.',
  'ack.on': 'الرد آليًا ما دمنا مغلقين',
  'ack.on.help': 'يتحدث باسم حسابكم، لذلك هو متوقف في البداية. وإن كنتم تعملون على مدار الساعة فلا يقول شيئًا.',
  'ack.where': 'أين',
  'ack.where.private': 'على الرسائل الخاصة',
  'ack.where.public': 'على المنشورات العلنية',
  'ack.where.public.help': 'يقرؤه الجميع تحت المنشور في كل مرة.',
  'ack.texts': 'النصوص',
  'ack.texts.lead': 'يقال أول نص يناسب الحساب ولغة العميل؛ وإن لم يوجد فأول نص يناسب الحساب.',
  'ack.text': 'نص بـ{name}',
  'ack.text.help': 'تصبح {when} الموعد الذي يجيب فيه إنسان وفق ساعات عملكم، و{name} اسم العميل، و{brand} حسابكم.',
  'ack.text.when': 'اذكر الموعد باستخدام {when}.',
  'ack.text.unknown': '{name} غير معروف هنا.',
  'ack.text.add': 'إضافة نص',
  'ack.text.remove': 'إزالة النص بـ{name}',
  'ack.text.language': 'اللغة',
  'ack.text.channels': 'لهذه الحسابات فقط (دون اختيار: للجميع)',
  'ack.sample': 'هكذا يُقرأ حين تكونون مغلقين في المرة القادمة ({when})',
  'ack.sample.never': 'أنتم تعملون هنا على مدار الساعة، فلا يقال هذا أبدًا.',
  'ack.never': 'أبدًا',
  'ack.never.lead': 'ولا لأحد من الصحافة، ولا لمن حظرتموه أو كتمتموه، ولا حيث أجاب إنسان.',
  'ack.never.tags': 'وكذلك مع إحدى هذه الوسوم',
  'ack.never.tags.help': 'واحد في كل سطر. {tags} تُسكته دائمًا.',
  'ack.never.words': 'حيث يقول العميل إحدى هذه الكلمات',
  'ack.never.words.help': 'واحدة في كل سطر؛ النجمة تعني أي نهاية.',
  'ack.never.categories': 'في هذه الفئات من مصفوفة الأولوية',
};
