import type { Translation } from '../catalogue.ts';
import type { template as english } from '../en/template.ts';

export const template: Translation<typeof english> = {
  'template.title': 'إرسال قالب',
  'template.body': 'لا يجوز الآن إرسال غير هذه النصوص التي اعتمدتها الشبكة. تصل إلى العميل حرفيًا.',
  'template.send': 'إرسال القالب',
  'template.choose': 'القالب',
  'template.choose.placeholder': 'اختر…',
  'template.place': '{head, select, true {الترويسة، الموضع {name}} other {الموضع {name}}}',
  'template.example': 'مثلًا: {example}',
  'template.preview': 'ما سيقرؤه {name}',
  'template.none': 'لا قالب معتمدًا',
  'template.none.body': 'لم تعتمد الشبكة لهذا الحساب قالبًا يمكن ملؤه هنا. تُكتب القوالب وتُقدَّم لدى الشبكة.',
  'template.sent': 'القالب في طريقه.',
  'choices.label': 'الخيارات المعروضة',
  'choices.help': 'يختار العميل بضغطة واحدة: حتى {max} من الخيارات، طول كل منها {length} حرفًا.',
  'choices.choice': 'الخيار {n}',
  'choices.add': 'إضافة خيار',
  'choices.remove': 'إزالة الخيار {n}',
  'choices.remove_all': 'عدم عرض خيارات',
};
