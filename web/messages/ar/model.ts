import type { Translation } from '../catalogue.ts';
import type { model as english } from '../en/model.ts';

export const model: Translation<typeof english> = {
  'model.title': 'النماذج',
  'model.lead': 'نماذج صغيرة على جهازك تقرأ كل رسالة من عميل. تصحيحاتكم تعلّمها، ولا شيء يغادر الخادم.',
  'model.failed': 'لم يُنفَّذ ذلك',
  'model.held.done':
    '{version, select, 0 {لا شيء مما عُلِّم يحكم بعد الآن} other {الإصدار {version} يحكم من جديد}}. لا يُتعلَّم شيء آخر.',
  'model.own': 'ما علّمه فريقكم',
  'model.own.lead': 'يُتعلَّم كل تصحيح في ثوانٍ ويحكم على الرسائل التالية. يمكن الرجوع إلى كل إصدار، ويبقى ما عُلِّم عنده.',
  'model.own.learned':
    '{count, plural, =0 {لم يُصحَّح شيء بعد.} zero {لم يُصحَّح شيء بعد.} one {تُعلِّم من تصحيح واحد.} two {تُعلِّم من تصحيحين.} few {تُعلِّم من {count, number} تصحيحات.} many {تُعلِّم من {count, number} تصحيحًا.} other {تُعلِّم من {count, number} تصحيح.}}',
  'model.own.learning': 'يتعلم…',
  'model.own.release': 'دعه يتعلم من جديد',
  'model.own.held':
    'أوقفه {name}. {count, plural, =0 {لا تصحيح ينتظر.} zero {لا تصحيح ينتظر.} one {تصحيح واحد ينتظر.} two {تصحيحان ينتظران.} few {{count, number} تصحيحات تنتظر.} many {{count, number} تصحيحًا ينتظر.} other {{count, number} تصحيح ينتظر.}}',
  'model.own.none': 'من دون أي شيء مُعلَّم',
  'model.examples':
    '{count, plural, zero {بلا تصحيحات} one {تصحيح واحد} two {تصحيحان} few {{count, number} تصحيحات} many {{count, number} تصحيحًا} other {{count, number} تصحيح}}',
  'model.held_out': 'من {rows, number} محجوزة {share} صحيحة، و{without} من دونه',
  'model.rerun': 'الحكم على الماضي من جديد',
  'model.rerun.lead':
    'بعد إصدار جديد يمكن الحكم في الخلفية من جديد على رسائل حكم عليها إصدار أقدم. تصحيحات الناس تبقى. المعاينة لا تكتب شيئًا.',
  'model.rerun.running': '{kind, select, preview {يُنظر فيما سيتغير} other {يُحكم من جديد}}',
  'model.rerun.stopping': '{kind, select, preview {تُوقَف المعاينة} other {يُوقَف}}',
  'model.rerun.period': 'رسائل',
  'model.rerun.days':
    '{days, plural, zero {اليوم} one {يوم واحد} two {يومين} few {{days, number} أيام} many {{days, number} يومًا} other {{days, number} يوم}}',
  'model.rerun.preview': 'اعرض ما سيتغير',
  'model.rerun.start': 'احكم من جديد',
  'model.rerun.done':
    '{kind, select, preview {معاينة} other {حُكم من جديد}}: {count, plural, zero {لا رسائل} one {رسالة واحدة} two {رسالتان} few {{count, number} رسائل} many {{count, number} رسالة} other {{count, number} رسالة}} من {days, plural, zero {اليوم} one {يوم واحد} two {يومين} few {{days, number} أيام} many {{days, number} يومًا} other {{days, number} يوم}}{state, select, cancelled {، أُوقف قبل نهايته} other {}}',
  'model.rerun.nothing': 'لا شيء يتغير.',
  'model.rerun.changes': 'ما الذي يتغير',
  'model.task': 'عن',
  'model.label': 'الحكم',
  'model.from': 'من',
  'model.to': 'إلى',
  'model.messages': 'الرسائل',
  'model.drift': 'الانحراف',
  'model.drift.lead':
    'كم مرة يُعثر على شيء هذا الأسبوع مقابل الأسابيع الأربعة قبله. ما يتحرك كثيرًا يعني أن العملاء يكتبون بطريقة أخرى، أو أن نموذجًا صار أقل ملاءمة لهم.',
  'model.drift.of': '{now, number} رسالة هذا الأسبوع، و{before, number} في الأسابيع الأربعة قبله',
  'model.drift.now': 'هذا الأسبوع',
  'model.drift.before': 'قبل ذلك',
  'model.drift.change': 'نقاط',
  'model.drift.none': 'لم يُفهم شيء بعد.',
  'model.corrections': 'التصحيحات',
  'model.corrections.lead': 'ما قاله الناس وما تُعلِّم منه. كل واحد يفتح محادثته.',
  'model.corrections.none': 'لم يصحح أحد شيئًا بعد.',
  'model.corrections.more': 'أظهر المزيد',
  'model.correction': '{task}: {was} ← {label}',
  'model.cards': 'نماذج تأتي مع Earshot',
  'model.cards.lead': 'الإصدار {model}. بماذا دُرِّبت، وكيف كان أداؤها على نصوص لم ترها، وما لا تستطيعه.',
  'model.trained_on': 'دُرِّب على {count, number} نص',
  'model.limits': 'ما لا يستطيعه',
  'model.figures': 'كيف كان أداؤه',
  'model.sources': 'دُرِّب على',
  'taxonomy.lead':
    'عمّ يكتب العملاء، وماذا يريدون، وعن أي منتج، بكلماتكم أنتم. يقف ذلك بجانب كل رسالة، وتستطيع القواعد والقوائم أن تسأل عنه.',
  'taxonomy.of.theme': 'الموضوعات',
  'taxonomy.of.intent': 'المقاصد',
  'taxonomy.of.product': 'المنتجات',
  'taxonomy.lead.theme':
    'موضوع الرسالة هو الذي تقول كلماته؛ وإن ناسبها أكثر من واحد بقي غير معروف. ابتداءً من 100 تصحيح ومثال يميّز نموذجكم الخاص بين الموضوعات.',
  'taxonomy.lead.intent':
    'ماذا يريد المرء. إن قالت الرسالة كلمات أكثر من مقصد فالأول هنا هو المعتبر؛ وبلا كلمات يدل عليه إعلان أو نفاد صبر أو سؤال أو شعور. وابتداءً من 100 تصحيح ومثال يفعل ذلك نموذجكم الخاص.',
  'taxonomy.lead.product':
    'أي منتجاتكم أو خدماتكم هو. الرسالة التي تقول اسمًا لها منتجه فورًا؛ وإن قالت أكثر من اسم بقي غير معروف. وابتداءً من 100 تصحيح ومثال يجد نموذجكم الخاص أيضًا ما لم يُذكر اسمه.',
  'taxonomy.none.theme': 'لا موضوع بعد',
  'taxonomy.none.theme.body': 'سمّوا ما يكتب عنه العملاء، مع الكلمات التي يُعرف بها.',
  'taxonomy.none.intent': 'لا مقصد بعد',
  'taxonomy.none.intent.body':
    'ابدأوا بالشكوى والسؤال والطلب والإلغاء والثناء والإبلاغ عن عطل والعرض، وهي تُعرف بكلماتها في خمس لغات، أو سمّوا مقاصدكم.',
  'taxonomy.none.product': 'سمّوا منتجاتكم',
  'taxonomy.none.product.body':
    'تُعرف أسماؤها وطرق كتابتها في الرسائل الجديدة فورًا. أما رسائل الأيام الأخيرة فيمكن الحكم عليها من جديد في صفحة النماذج.',
  'taxonomy.start': 'ابدأ بهذه السبعة',
  'taxonomy.add.theme': 'أضف موضوعًا',
  'taxonomy.add.intent': 'أضف مقصدًا',
  'taxonomy.add.product': 'أضف منتجًا',
  'taxonomy.new.theme': 'موضوع جديد',
  'taxonomy.new.intent': 'مقصد جديد',
  'taxonomy.new.product': 'منتج جديد',
  'taxonomy.raise': 'إلى الأعلى',
  'taxonomy.names': 'أسماء وطرق كتابة أخرى',
  'taxonomy.names.help': 'واحد في كل سطر، بلغات أخرى أيضًا؛ والاسم نفسه محسوب. نجمة في النهاية تناسب أي نهاية.',
  'taxonomy.known_by':
    '{words, plural, =0 {بلا كلمات} zero {بلا كلمات} one {كلمة واحدة} two {كلمتان} few {{words, number} كلمات} many {{words, number} كلمة} other {{words, number} كلمة}}، {examples, plural, =0 {بلا أمثلة} zero {بلا أمثلة} one {مثال واحد} two {مثالان} few {{examples, number} أمثلة} many {{examples, number} مثالًا} other {{examples, number} مثال}}',
  'taxonomy.name': 'الاسم',
  'taxonomy.description': 'متى تنتمي رسالة إليه',
  'taxonomy.examples': 'أمثلة',
  'taxonomy.examples.help': 'رسالة في كل سطر، كما يكتبها العملاء.',
  'taxonomy.merge': 'اجعله جزءًا من غيره',
  'taxonomy.merge.none': 'يبقى مستقلًا',
  'taxonomy.merged': 'أجزاء من غيرها',
  'taxonomy.merged.lead': 'الرسائل التي كانت لها هذه تحمل اسم الآخر منذ تفعيل الإصدار.',
  'taxonomy.merged.into': '{name} جزء من {other}',
  'taxonomy.part': 'اجعله مستقلًا',
};
