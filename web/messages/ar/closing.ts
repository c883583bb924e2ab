import type { Translation } from '../catalogue.ts';
import type { closing as english } from '../en/closing.ts';

export const closing: Translation<typeof english> = {
  'closing.title': 'كما يراه الغريب',
  'closing.title.open': 'لم يُختم علنًا بعد',
  'closing.lead': 'من لا حساب له في الشبكة يقرأ هذا بالضبط، وبترتيب الشبكة.',
  'closing.lead.open': 'هذا ما يقرؤه الغريب. أجب عن المفتوح، أو قل لماذا لا حاجة إلى شيء؛ ويبقى سببك في السجل.',
  'closing.closed': 'كل سلسلة علنية تنتهي بردنا.',
  'closing.none': 'لا شيء من هذه المحادثة علني.',
  'closing.nothing': 'لم يعد يُرى من هذه السلسلة شيء.',
  'closing.error': 'تعذرت قراءة السلسلة',
  'closing.reading':
    'تُقرأ {count, plural, zero {السلاسل} one {السلسلة} two {السلسلتان} few {السلاسل} many {السلاسل} other {السلاسل}} من الشبكة…',
  'closing.not_read': 'لم تجب الشبكة. هذا آخر ما كان معروفًا هنا.',
  'closing.thread': 'سلسلة على {network}',
  'closing.more': 'المنشورات الأقدم متروكة.',
  'closing.us': 'نحن',
  'closing.customer': 'العميل',
  'closing.asks': 'سؤال مفتوح',
  'closing.attachments':
    '{count, plural, zero {لا مرفقات} one {مرفق واحد} two {مرفقان} few {# مرفقات} many {# مرفقًا} other {# مرفق}}',
  'closing.needs.answer': '{to} ينتظر جوابًا.',
  'closing.needs.closing': 'استمر هذا على انفراد مع {to}. والسلسلة العلنية لا تقول كيف انتهى.',
  'closing.use_draft': 'استعمال هذا الرد',
  'closing.draft.problem': 'تعذر إعداد رد ختامي: لا يُعرف شيء عن {names}.',
  'closing.questions':
    '{count, plural, zero {لا أسئلة من الحاضرين.} one {ينتظر أدناه سؤال واحد من الحاضرين.} two {ينتظر أدناه سؤالان من الحاضرين.} few {تنتظر أدناه # أسئلة من الحاضرين.} many {ينتظر أدناه # سؤالًا من الحاضرين.} other {ينتظر أدناه # سؤال من الحاضرين.}}',
  'closing.question.answer': 'أجب',
  'closing.question.answer.to': 'أجب {who}',
  'closing.question.leave': 'نحّه جانبًا…',
  'closing.question.leave.of': 'تنحية سؤال {who} جانبًا',
  'closing.question.reason.not_for_us': 'ليس موجهًا إلينا',
  'closing.question.reason.answered_by_others': 'أجاب عنه آخرون',
  'closing.question.reason.no_answer_needed': 'لا يحتاج إلى جواب',
  'closing.question.left':
    '{count, plural, zero {لم يُنحَّ سؤال} one {نُحّي السؤال جانبًا} two {نُحّي سؤالان جانبًا} few {نُحّيت # أسئلة جانبًا} many {نُحّي # سؤالًا جانبًا} other {نُحّي # سؤال جانبًا}}',
  'closing.question.failed': 'لم يتم ذلك',
  'closing.page.lead': 'كيف تنتهي المحادثات حيث يقرأ الجميع، وماذا يُقال هناك بعد أن سُوّي الأمر على انفراد.',
  'closing.rate': 'كيف انتهت المنشورات العلنية',
  'closing.rate.lead':
    'منشورات حُلّت محادثاتها في هذه المدة وما زالت محلولة. المنشور هو ما قاله عميل واحد في سلسلة واحدة، وقد انتهى جيدًا إذا كان ردنا آخر ما فيه.',
  'closing.rate.all':
    '{share} انتهت بردنا: {answered, number} من {posts, plural, zero {لا منشورات} one {منشور واحد} two {منشورين} few {# منشورات} many {# منشورًا} other {# منشور}}.',
  'closing.rate.none': 'لم تُحَلّ في هذه المدة محادثة فيها منشور علني.',
  'closing.rate.account': 'الحساب',
  'closing.rate.team': 'الفريق',
  'closing.rate.no_team': 'بلا فريق',
  'closing.rate.posts': 'المنشورات',
  'closing.rate.answered': 'انتهت بردنا',
  'closing.rate.share': 'النسبة',
  'closing.rate.period': 'المدة',
  'closing.rate.days':
    '{days, plural, zero {اليوم} one {آخر يوم} two {آخر يومين} few {آخر # أيام} many {آخر # يومًا} other {آخر # يوم}}',
  'closing.rate.others': 'البقية',
  'closing.words': 'الرد الختامي',
  'closing.words.lead':
    'إذا استمر أمر على انفراد، انتظرت سلسلته العلنية كلمة منا. تُعَدّ هذه الكلمات لها، ويرسلها إنسان، وتمر بالبوابة ككل جواب.',
  'closing.words.on': 'إعداد رد ختامي',
  'closing.words.on.help':
    'يُعرض عند الحل. وحيث تكون المحادثة الخاصة مستقلة ومرتبطة، يصير مسودة لدى صاحب المحادثة العلنية.',
  'closing.words.add': 'إضافة نص',
};
