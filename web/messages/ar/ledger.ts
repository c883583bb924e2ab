import type { Translation } from '../catalogue.ts';
import type { ledger as english } from '../en/ledger.ts';

export const ledger: Translation<typeof english> = {
  'ledger.lead': 'كل ما أرسلته الشبكات وما صار إليه. لا يُهمل شيء في صمت.',
  'ledger.span': 'المدة',
  'ledger.days':
    '{days, plural, zero {# يوم} one {آخر 24 ساعة} two {آخر يومين} few {آخر # أيام} many {آخر # يومًا} other {آخر # يوم}}',
  'ledger.empty': 'لا حسابات بعد',
  'ledger.empty.body': 'حالما يُربط حساب في القنوات، يظهر هنا كل ما يستلمه.',
  'ledger.figures': 'الأرقام',
  'ledger.figures.lead': '«المستلَم» مجموع الباقي. كل رقم يفتح عناصره.',
  'ledger.legend': 'معنى الأرقام',
  'ledger.channel': 'الحساب',
  'ledger.not_connected': '{network}، غير متصل',
  'ledger.figure': '{count, number}: {kind}، {handle}',

  'ledger.kind.received': 'مستلَم',
  'ledger.kind.received.means': 'كل العناصر التي سلّمتها الشبكة.',
  'ledger.kind.stored': 'محفوظ',
  'ledger.kind.stored.means': 'صار رسالة.',
  'ledger.kind.applied': 'مطبَّق',
  'ledger.kind.applied.means': 'غيّر رسالة: تعديل أو حذف أو إخفاء أو إظهار من جديد.',
  'ledger.kind.duplicate': 'مكرر',
  'ledger.kind.duplicate.means': 'كان هنا من قبل؛ تسلّم الشبكات بعض الأشياء أكثر من مرة.',
  'ledger.kind.skipped': 'متجاوَز',
  'ledger.kind.skipped.means': 'من نوع لا يأخذه Earshot. السبب بجانبه.',
  'ledger.kind.failed': 'فاشل',
  'ledger.kind.failed.means': 'تعذرت قراءته أو حفظه. هو محفوظ ويمكن قراءته من جديد.',
  'ledger.kind.pending': 'منتظر',
  'ledger.kind.pending.means': 'محفوظ بأمان وسيُقرأ بعد قليل.',

  'ledger.reasons': 'لماذا تُجووزت عناصر أو فشلت',
  'ledger.reasons.lead': 'الأكثر تكرارًا أولًا.',
  'ledger.reason': 'السبب',
  'ledger.reason.none': 'دون سبب مذكور',
  'ledger.reason.open':
    '{count, plural, zero {لا عناصر} one {عنصر واحد} two {عنصران} few {# عناصر} many {# عنصرًا} other {# عنصر}}: {reason}',
  'ledger.outcome': 'النتيجة',

  'ledger.items': 'العناصر',
  'ledger.items.all': 'كل شيء، الأحدث أولًا',
  'ledger.items.show_all': 'عرض الكل',
  'ledger.items.empty': 'لا عناصر كهذه في هذه المدة',
  'ledger.items.more': 'عرض المزيد',
  'ledger.received_at': 'وقت الاستلام',
  'ledger.conversation': 'المحادثة',
  'ledger.conversation.open': 'فتح',

  'ledger.replay.failed': 'اقرأ الفاشل من جديد',
  'ledger.replay.skipped': 'اقرأ المتجاوَز من جديد',
  'ledger.replay.hint': 'يفيد بعد تحديث Earshot. لا يُحفظ شيء مرتين.',
  'ledger.replay.done':
    '{deliveries, plural, =0 {لا شيء يُقرأ من جديد.} zero {لا شيء يُقرأ من جديد.} one {يُقرأ تسليم واحد من جديد.} two {يُقرأ تسليمان من جديد.} few {تُقرأ {deliveries, number} تسليمات من جديد.} many {يُقرأ {deliveries, number} تسليمًا من جديد.} other {يُقرأ {deliveries, number} تسليم من جديد.}}',

  'ledger.raw': 'الخام',
  'ledger.raw.title': 'التسليم',
  'ledger.raw.lead': 'البيانات كما أرسلتها الشبكة. قد تحوي بيانات شخصية.',
  'ledger.raw.copy': 'نسخ',
  'ledger.raw.source': 'كيف وصل',
  'ledger.raw.state': 'الحالة',
  'ledger.source.webhook': 'سلّمته الشبكة',
  'ledger.source.poll': 'وُجد بسؤال الشبكة',
  'ledger.source.thread': 'حُمّل سياقًا',
  'ledger.source.echo': 'جوابنا نحن',
  'ledger.state.pending': 'سيُقرأ بعد قليل',
  'ledger.state.done': 'مقروء',
  'ledger.state.failed': 'فاشل',
};
