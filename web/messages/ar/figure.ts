import type { Translation } from '../catalogue.ts';
import type { figure as english } from '../en/figure.ts';

export const figure: Translation<typeof english> = {
  'figure.title': 'مقارنة بالهاتف والبريد والتذاكر',
  'figure.lead':
    'كيف تنتهي قضاياكم وكم ردًّا تحتاج، بحسب مسارها، إلى جانب ما يحصيه فريقكم في أماكن أخرى. تُحسب القضية في الشهر الذي بدأت فيه، ويُستثنى الشهر الجاري.',
  'figure.span': 'الفترة',
  'figure.months':
    '{count, plural, zero {لا أشهر} one {الشهر الأخير} two {آخر شهرين} few {آخر # أشهر} many {آخر # شهرًا} other {آخر # شهر}}',
  'figure.between': 'من {from} إلى {to}',
  'figure.counted': 'أرقامنا كما عُدّت',
  'figure.way': 'الطريقة',
  'figure.course':
    '{course, select, public {قضايانا: علنًا فقط} went_private {قضايانا: من العلن إلى الخاص} other {قضايانا: بشكل خاص فقط}}',
  'figure.way.name':
    '{way, select, phone {الهاتف} mail {البريد} ticket {التذاكر} chat {الدردشة} shop {في المتجر} other {في مكان آخر}}',
  'figure.matters': 'القضايا',
  'figure.resolved': 'المحلولة',
  'figure.each': 'الردود لكل قضية',
  'figure.public': 'العلنية منها',
  'figure.covered': 'الأشهر',
  'figure.covered.of': '{months} من {asked}',
  'figure.none': 'لم يبدأ شيء في هذه الأشهر ولم تُستورد أرقام.',
  'figure.remove': 'إزالة',
  'figure.remove.of':
    'إزالة الأرقام: {way, select, phone {الهاتف} mail {البريد} ticket {التذاكر} chat {الدردشة} shop {المتجر} other {مكان آخر}}',
  'figure.removed':
    'أُزيلت الأرقام: {way, select, phone {الهاتف} mail {البريد} ticket {التذاكر} chat {الدردشة} shop {المتجر} other {مكان آخر}}',
  'figure.failed': 'تعذّر تغيير الأرقام',
  'figure.month': 'الشهر',
  'figure.import': 'استيراد أرقام',
  'figure.sample': 'جدول للتعبئة',
  'figure.import.title': 'استيراد {name}',
  'figure.import.sum': '{added} جديدة، {changed} متغيرة، {same} كما هي، {left} متروكة',
  'figure.import.apply':
    '{count, plural, zero {لا استيراد} one {استيراد سطر واحد} two {استيراد سطرين} few {استيراد # أسطر} many {استيراد # سطرًا} other {استيراد # سطر}}',
  'figure.import.done':
    '{count, plural, zero {لم يُستورد شيء} one {استُورد سطر واحد} two {استُورد سطران} few {استُوردت # أسطر} many {استُورد # سطرًا} other {استُورد # سطر}}',
  'figure.import.rest':
    '{count, plural, zero {لا أسطر أخرى} one {سطر آخر} two {سطران آخران} few {# أسطر أخرى} many {# سطرًا آخر} other {# سطر آخر}}',
  'figure.import.lines': 'أسطر الجدول',
  'figure.import.line': 'السطر',
  'figure.import.becomes': 'يصبح',
  'figure.import.what': '{becomes, select, new {جديد} changed {متغير} same {كما هو} other {متروك}}',
  'figure.import.why': 'السبب',
  'figure.import.problem.quote_unclosed':
    'تبدأ خلية بعلامة اقتباس (") ولا تنتهي بها. داخل خلية كهذه تُكتب العلامة مرتين.',
  'figure.import.problem.column_missing':
    'العمود {about} ناقص. يسمّي السطر الأول الأعمدة: month وway وmatters وresolved وexchanges.',
  'figure.import.problem.bad_month': '«{about}» ليس شهرًا. اكتب 2026-01.',
  'figure.import.problem.month_to_come': 'لم يأتِ {about} بعد.',
  'figure.import.problem.unknown_way': '«{about}» ليست طريقة. اكتب phone أو mail أو ticket أو chat أو shop أو other.',
  'figure.import.problem.bad_number': '{about} ليس عددًا صحيحًا.',
  'figure.import.problem.resolved_above': 'المحلولة أكثر من القضايا: {about}.',
  'figure.import.problem.twice': '{about} موجود في الأعلى.',
  'figure.import.problem.too_many': 'يتسع الجدول لما لا يزيد عن {about} سطر.',
};
