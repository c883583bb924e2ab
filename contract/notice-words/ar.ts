import type { NoticeWords, TellingWords } from './en.ts';

export const noticeWords: NoticeWords = {
  'notice.mentioned': '{by, select, nobody {تم ذكرك في ملاحظة} other {ذكرك {who} في ملاحظة}}',
  'notice.assigned': '{by, select, nobody {أُسندت إليك} other {أسند {who} هذه إليك}}',
  'notice.corrected': '{by, select, nobody {صُحّح رد عام} other {صحّح {who} ردًا عامًا}}',
  'notice.approval_asked': '{by, select, nobody {موافقتك مطلوبة} other {يطلب {who} موافقتك}}',
  'notice.approval_due':
    '{stage, select, soon {رد ينتظر موافقتك ومهلته توشك على الانتهاء} other {لم يقرر أحد في الوقت المحدد بشأن رد ينتظر الموافقة}}',
  'notice.approval_given': '{by, select, nobody {تمت الموافقة على ردك} other {وافق {who} على ردك}}',
  'notice.approval_refused':
    '{by, select, nobody {لم تتم الموافقة على ردك في الوقت المحدد} other {لم يوافق {who} على ردك}}',
  'notice.reply_to_release': '{by, select, nobody {رد محفوظ ينتظر الاعتماد} other {يطلب منك {who} اعتماد رد محفوظ}}',
  'notice.clock_warned':
    '{clock, select, first_response {موعد الرد الأول قريب} next_response {موعد الرد التالي قريب} other {موعد الحل قريب}}',
  'notice.clock_breached':
    '{clock, select, first_response {تأخر الرد الأول} next_response {تأخر الرد التالي} other {تأخر الحل}}',
  'notice.task_given': '{by, select, nobody {أُسندت إليك مهمة} other {أسند {who} إليك مهمة}}',
  'notice.task_due':
    '{stage, select, soon {{what, select, promise {موعد وعد قريب} other {موعد مهمة قريب}}} other {{what, select, promise {حان موعد وعد} other {حان موعد مهمة}}}}',
  'notice.arrived':
    '{priority, select, urgent {وصلت محادثة عاجلة} high {وصلت محادثة ذات أولوية مرتفعة} low {وصلت محادثة ذات أولوية منخفضة} other {وصلت محادثة}}',
  'notice.page_unreached':
    '{by, select, nobody {لم يصل النداء إلى أحد} other {تعذّر الوصول إلى {who}: لم تقبل أي وسيلة النداء}}',
  'notice.paged':
    '{on, select, breached {أنت مطلوب: فاتت مهلة} warned {أنت مطلوب: مهلة توشك أن تنقضي} volume {أنت مطلوب: كثيرون يكتبون عن الأمر نفسه} vanishing {أنت مطلوب: ما لم يُجب عنه يوشك أن يختفي} by_hand {يطلبك زميل} danger {أنت مطلوب: قد تكون حياة في خطر} other {أنت مطلوب: انظر فيما كُتب}}',
  'notice.handover_ready':
    '{side, select, comes {تبدأ نوبتك قريبا: تسلّم {rota}} other {تنتهي نوبتك قريبا: تسليم {rota} جاهز}}',
  'notice.swap':
    '{state, select, asked {يطلب منك {who} أخذ نوبة} accepted {وافق {who} على تبادلك} declined {رفض {who} تبادلك} other {لم يعد {who} يطلب منك أخذ نوبة}}',
  'notice.page_unanswered': 'لم يجب أحد عن استدعاء',
  'notice.escalation_asked':
    '{round, select, 0 {} other {تذكير: }}{by, select, nobody {{group}: يُرجى الاطلاع على محادثة} other {{who} يسأل {group}}}',
  'notice.escalation_answered': 'أجاب {name} ({group})',
  'notice.escalation_unanswered': 'لم يُجب {group} رغم التذكير',
  'notice.emerging':
    '{count, plural, zero {لا رسائل} one {رسالة واحدة} two {رسالتان} few {# رسائل} many {# رسالة} other {# رسالة}} في ساعة عن الأمر نفسه، والمعتاد {usual, number}',
  'notice.channel_ill':
    '{what, select, reconnect {@{handle} يحتاج إلى بيانات دخول جديدة: لا شيء يصل ولا يخرج} failing {@{handle} في مشكلة منذ مدة: الشبكة لا تجيب كما ينبغي} ended {انتهت بيانات دخول @{handle}: أعد ربطه} prove {مضى شهر على إثبات أن الغرباء يستطيعون مراسلة @{handle}: أثبت ذلك مجددًا} other {تنتهي بيانات دخول @{handle} {days, plural, zero {اليوم} one {بعد يوم واحد} two {بعد يومين} few {بعد # أيام} many {بعد # يومًا} other {بعد # يوم}}: أعد ربطه قبل ذلك}}',
};

export const tellingWords: TellingWords = {
  'telling.title_page': 'نداء: {what}',
  'telling.title_more':
    '{count, plural, zero {لا إشعارات} one {إشعار واحد} two {إشعاران} few {# إشعارات} many {# إشعارًا} other {# إشعار}}',
  'telling.line': '{number}: {what}',
  'telling.line_times': '{number}: {what} (×{times, number})',
  'telling.times': '{what} (×{times, number})',
  'telling.more':
    'و{count, plural, zero {لا شيء آخر} one {واحد آخر} two {اثنان آخران} few {# أخرى} many {# أخرى} other {# أخرى}}',
  'telling.open': 'فتح',
  'telling.settings': 'كيف يتم إشعارك',
  'telling.why': 'يخبرك بهذا Earshot، مساحة العمل {workspace}.',
  'telling.test_title': 'اختبار من Earshot',
  'telling.test': 'هذه الوسيلة تعمل. لم يحدث شيء: ضغط أحدهم على «اختبار».',
};
