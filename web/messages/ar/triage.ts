import type { Translation } from '../catalogue.ts';
import type { triage as english, triageRules as englishRules } from '../en/triage.ts';

export const triage: Translation<typeof english> = {
  'triage.title': 'هل تحتاج إلى رد؟',
  'triage.none': 'لا شيء هنا بحاجة إلى قرار.',
  'triage.waiting':
    '{count, plural, zero {لا رسائل} one {رسالة واحدة} two {رسالتان} few {{count, number} رسائل} many {{count, number} رسالة} other {{count, number} رسالة}} لم يُقرَّر فيها بعد.',
  'triage.another': 'رسالة أخرى ما زالت تنتظر، فتبقى المحادثة في الطابور.',
  'triage.decision.answer': 'رد',
  'triage.decision.acknowledge': 'إقرار',
  'triage.decision.watch': 'متابعة',
  'triage.decision.none': 'بلا رد',
  'triage.decided':
    '{decision, select, answer {تحتاج إلى رد} acknowledge {يكفيها إقرار} watch {للمتابعة، ولا أحد ينتظر ردًا} other {لا تحتاج إلى رد}}',
  'triage.failed': 'لم يُحفظ القرار',
  'triage.key': 'تحتاج إلى رد أو لا',
  'triage.by': '{name} قرّر؛ والقواعد تقول: {found}',
  'triage.rule': '«{rule}».',
  'triage.rule.none': 'لا تنطبق أي قاعدة من قواعد الرد، فيُجاب عنها.',
  'triage.version.first': 'قواعد الرد التي تبدأ بها كل مساحة عمل',
  'triage.version': 'قواعد الرد، الإصدار {version, number}',
  'triage.guard':
    '{guard, select, danger {القاعدة تتركها، لكن حياة قد تكون في خطر: يقرّر إنسان.} threat {القاعدة تتركها، لكنها قد تكون تهديدًا: يقرّر إنسان.} press {القاعدة تتركها، لكن الكاتب صحافة أو جهة رسمية أو محامٍ: يقرّر إنسان.} other {القاعدة تتركها، لكن من يكتب في الخاص ينتظر: يقرّر إنسان.}}',
  'triage.because.addressed': '{value, select, us {موجّهة إلينا} other {تذكرنا فقط}}',
  'triage.because.answered': '{value, select, true {سبق أن رد أحد} other {لم يرد أحد بعد}}',
  'triage.because.without': 'لا شيء فيها من: {values}',
  'triage.because.length': '{count} حرفًا على الأكثر',
};

export const triageRules: Translation<typeof englishRules> = {
  'triage.lead':
    'هل تحتاج رسالة العميل إلى رد. ما لا يحتاج يخرج من الطابور والمهل والأرقام؛ وما يُتابَع يبقى ظاهرًا بلا مهلة.',
  'triage.rules': 'قواعد الرد',
  'triage.rules.lead': 'تُقرأ كل رسالة من الأعلى بعد أن تُفهم؛ وأول قاعدة تنطبق هي التي تُحتسب.',
  'triage.rest': 'كل ما لا تأخذه قاعدة يُجاب عنه.',
  'triage.rule.new': 'قاعدة جديدة',
  'triage.guards':
    'لا تترك قاعدة وحدها هذه بلا رد: الخطر على الحياة، والتهديدات، والصحافة والجهات الرسمية والمحامون، وما يُكتب في الخاص. هناك يقرّر إنسان.',
  'triage.sentence': '{when, select, all {كل شيء} other {عندما: {when}}}.',
  'triage.then': '{decision, select, answer {يُجاب عنها} acknowledge {يُقَرّ بها} watch {تُتابَع} other {لا تحتاج إلى رد}}.',
  'triage.when.addressed': '{value, select, us {موجّهة إلينا} other {نُذكر فيها فقط}}',
  'triage.when.answered': '{value, select, true {سبق أن رد أحد} other {لم يرد أحد بعد}}',
  'triage.when.length': '{count} حرفًا على الأكثر',
  'triage.when.without': 'لا شيء فيها من: {values}',
  'triage.becomes': 'ماذا يُفعل بها',
  'triage.becomes.help':
    '{decision, select, answer {تنتظر ردًا في الطابور.} acknowledge {تنتظر في الطابور؛ يكفي إعجاب أو كلمة قصيرة.} watch {تهدأ حتى يكتبوا من جديد، وتبقى في عرض ما يُتابَع.} other {تخرج من الطابور حتى يكتبوا من جديد.}}',
  'triage.part.when': 'عندما ينطبق كل هذا',
  'triage.part.when.help': 'ما لا يُعرف من الرسالة لا ينطبق على شيء.',
  'triage.addressed': 'موجّهة إلينا',
  'triage.addressed.help': 'إلينا: في الخاص، أو تحت شيء لنا، أو تبدأ باسم.',
  'triage.addressed.of': '{value, select, us {إلينا} mention {نُذكر فيها فقط} other {أيّهما}}',
  'triage.answered': 'سبق الرد',
  'triage.answered.of': '{value, select, true {رد إنسان في هذه المحادثة} false {لم يرد أحد بعد} other {أيّهما}}',
  'triage.length': 'عدد الأحرف على الأكثر',
  'triage.without': 'لا شيء من هذا فيها',
  'triage.tab.rules': 'القواعد',
  'triage.tab.sample': 'فحص أعمى',
  'triage.tab.figures': 'الأرقام',
  'triage.sample.lead':
    'اثنتان من كل مئة مما تتركه القواعد أو تتابعه، بين عدد مماثل من غيرها. قل ماذا كنت ستفعل؛ لا شيء يكشف ما تقرر. وما تُرك ويحتاج إلى رد يعود فورًا إلى الطابور.',
  'triage.sample.left':
    '{count, plural, zero {لم يبق شيء} one {بقيت واحدة} two {بقيت اثنتان} few {بقيت {count, number}} many {بقيت {count, number}} other {بقيت {count, number}}}',
  'triage.sample.no_text': '(بلا كلمات)',
  'triage.sample.needs': 'تحتاج إلى رد',
  'triage.sample.needs_none': 'لا تحتاج',
  'triage.sample.said.needs': 'تحتاج إلى رد',
  'triage.sample.said.needs_none': 'لا تحتاج إلى رد',
  'triage.sample.failed': 'لم يُحفظ ما قلته',
  'triage.sample.empty': 'لا شيء للحكم عليه',
  'triage.sample.empty.body': 'تظهر هنا اثنتان من كل مئة مما تتركه القواعد بلا رد.',
  'triage.weeks': 'ما فات القواعد',
  'triage.weeks.lead':
    'نسبة ما تُرك أو يُتابَع وكان الناس سيردون عليه، ونسبة ما ينتظر ولم يحتج إلى رد؛ وبين قوسين ما تتركه عينة صغيرة كهذه مفتوحًا.',
  'triage.weeks.empty': 'لم يُسحب شيء بعد.',
  'triage.week': 'أسبوع',
  'triage.weeks.judged': 'حُكم عليها',
  'triage.weeks.of': '{judged, number} من {drawn, number}',
  'triage.weeks.missed': 'فاتت',
  'triage.weeks.needless': 'بلا حاجة',
  'triage.weeks.rate': '{rate} ({low} إلى {high})',
  'triage.days': 'الأيام السبعة الأخيرة',
  'triage.day': 'اليوم',
  'triage.days.overridden': 'قررها أناس',
  'triage.export': 'تصدير',
  'triage.export.hint': 'عينات آخر 90 يومًا كجدول',
  'triage.export.failed': 'لم ينجح التصدير',
};
