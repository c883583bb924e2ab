import type { Translation } from '../catalogue.ts';
import type { channel as english } from '../en/channel.ts';

export const channel: Translation<typeof english> = {
  'channel.lead': 'الحسابات التي تستمع وتجيب بها، وحال كل منها.',
  'channel.connect': 'ربط شبكة',
  'channel.empty': 'لا حسابات بعد',
  'channel.empty.body': 'اربط حسابًا، وسيصل ما يكتبه العملاء إليه إلى صندوق الوارد.',
  'channel.empty.ask': 'اطلب من أحد مالكي المساحة ربط حساب.',
  'channel.actions': 'إجراءات @{handle}',
  'channel.back': 'رجوع',
  'channel.new_tab': '(يُفتح في تبويب جديد)',
  'channel.ledger': 'ما الذي استلمه',
  'channel.sandbox.open': 'افتح شبكة التدريب',

  'channel.health.well': 'متصل',
  'channel.health.paused': 'متوقف مؤقتًا',
  'channel.health.trouble': 'في مشكلة',
  'channel.health.reconnect': 'يحتاج بيانات دخول جديدة',
  'channel.health.disconnected': 'غير متصل',
  'channel.remedy.well': 'كل شيء على ما يرام.',
  'channel.remedy.paused':
    'يسأل Earshot من جديد في {time} من تلقاء نفسه. لا يضيع شيء: ما يصل حتى ذلك الحين يُقرأ حينها.',
  'channel.remedy.trouble': 'يعيد Earshot المحاولة من تلقاء نفسه. لا يضيع شيء: ما فات يُقرأ حينها.',
  'channel.remedy.reconnect': 'اربط الحساب من جديد. تخرج الأجوبة التي تنتظره حينها.',
  'channel.remedy.disconnected': 'لا يُستلم شيء ولا يُرسل. ما استُلم يبقى؛ اربطه من جديد متى شئت.',

  'channel.last_delivery': 'آخر تسليم',
  'channel.last_poll': 'آخر فحص',
  'channel.connected_at': 'تاريخ الربط',
  'channel.nothing_yet': 'لا شيء بعد',
  'channel.not_yet': 'ليس بعد',
  'channel.hook': 'تُسلّم الشبكة إلى',
  'channel.hook.none': 'يسأل Earshot عن الجديد',
  'channel.hook.hint': 'نهاية العنوان سر بين الشبكة وEarshot.',

  'channel.poll': 'افحص الآن',
  'channel.poll.busy': 'جارٍ الفحص…',
  'channel.poll.hint': 'يسأل الشبكة الآن عما قد يكون فات.',
  'channel.poll.done':
    '{deliveries, plural, =0 {لا جديد لـ @{handle}.} zero {لا جديد لـ @{handle}.} one {تسليم جديد واحد لـ @{handle}.} two {تسليمان جديدان لـ @{handle}.} few {{deliveries, number} تسليمات جديدة لـ @{handle}.} many {{deliveries, number} تسليمًا جديدًا لـ @{handle}.} other {{deliveries, number} تسليم جديد لـ @{handle}.}}',

  'channel.choose': 'إلى أي شبكة يستمع Earshot؟',
  'channel.choose.none': 'لا يعرف هذا التثبيت شبكة يمكن ربطها هنا.',
  'channel.choose.needs_live': 'يحتاج مساحة حقيقية',
  'channel.ability.reply': 'أجوبة علنية',
  'channel.ability.direct': 'رسائل مباشرة',
  'channel.ability.like': 'الإعجاب',
  'channel.ability.hide': 'الإخفاء',
  'channel.ability.delete': 'الحذف',
  'channel.ability.images': 'الصور',

  'channel.connect.title': 'ربط {label}',
  'channel.connect.done': 'تم ربط @{handle}.',
  'channel.connect.done.body': 'يُقرأ الآن ما وصل في الأيام السبعة الماضية.',
  'channel.form.body': 'يجرّب Earshot بيانات الدخول مع {label} قبل حفظ أي شيء. تُحفظ الأسرار مشفّرة.',
  'channel.form.action': 'ربط',
  'channel.form.busy': 'جارٍ سؤال {label}…',
  'channel.missing': 'هذا مطلوب.',
  'channel.no_address': 'هذا ليس عنوانًا. يبدأ العنوان بـ https://',
  'channel.secret.show': 'إظهار السر',
  'channel.secret.hide': 'إخفاء السر',

  'channel.reconnect': 'ربط من جديد',
  'channel.credentials': 'تغيير بيانات الدخول',
  'channel.reconnect.title': 'ربط @{handle} من جديد',
  'channel.reconnect.done': 'عاد @{handle} متصلًا.',

  'channel.disconnect': 'قطع الاتصال',
  'channel.disconnect.title': 'قطع اتصال @{handle}؟',
  'channel.disconnect.body':
    'يتوقف Earshot عن الاستماع والإرسال لهذا الحساب وينسى بيانات دخوله. تبقى المحادثات والرسائل. تنتظر الأجوبة التي في الطريق حتى يُربط من جديد.',
  'channel.disconnect.done': 'قُطع اتصال @{handle}.',

  'channel.live.title': '{label} يحتاج مساحة حقيقية',
  'channel.live.body':
    '«{name}» للتدريب: عملاؤها خياليون. للعملاء الحقيقيين مساحة خاصة بهم كي لا يختلط شيء. يمكنك التنقل بينهما متى شئت.',
  'channel.live.name': 'اسم المساحة الحقيقية',
  'channel.live.name.help': 'تصبح مالكها. ثم يُربط {label}.',
  'channel.live.create': 'أنشئ وتابع',
  'channel.live.go': 'تابع في {name}',
  'channel.live.ask': 'لا يمكنك إنشاء مساحات عمل. اطلب من مالك أن ينشئ مساحة حقيقية وأن يدعوك.',
};
