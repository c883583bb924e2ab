import type { Translation } from '../catalogue.ts';
import type { bulk as english } from '../en/bulk.ts';

export const bulk: Translation<typeof english> = {
  'bulk.select': 'اختيار عدة محادثات',
  'bulk.select.one': 'اختيار المحادثة مع {name}',
  'bulk.row': 'مختارة',
  'bulk.selected':
    '{count, plural, =0 {لا شيء مختار} zero {لا شيء مختار} one {واحدة مختارة} two {اثنتان مختارتان} few {# مختارة} many {# مختارة} other {# مختارة}}',
  'bulk.cleared': 'لم يعد شيء مختارًا',
  'bulk.clear': 'إلغاء الاختيار',
  'bulk.all': 'اختيار كل المحمّل',
  'bulk.whole': 'اختيار كل ما في هذا العرض',
  'bulk.whole.now': 'كل ما في هذا العرض',
  'bulk.key.toggle': 'اختيار هذه أو تركها',
  'bulk.key.extend_down': 'اختيار التالية أيضًا',
  'bulk.key.extend_up': 'اختيار السابقة أيضًا',
  'bulk.read': 'تمييز كمقروءة',
  'bulk.change.assign': 'أُسندت إلى {name}',
  'bulk.change.unassign': 'أُعيدت إلى الجميع',
  'bulk.change.snooze': 'أُجّلت حتى {when}',
  'bulk.change.snooze.answer': 'أُجّلت حتى الإجابة',
  'bulk.change.macro': 'ماكرو {name}',
  'bulk.change.tags': 'الوسوم {tags}',
  'bulk.undo.of': 'تراجع: {what}',
  'bulk.done':
    '{what}: {count, plural, =0 {لا شيء يُغيَّر} zero {لا شيء يُغيَّر} one {محادثة واحدة} two {محادثتان} few {# محادثات} many {# محادثة} other {# محادثة}}',
  'bulk.cancelled':
    'أُوقف. {what}: {count, plural, =0 {لا شيء} zero {لا شيء} one {محادثة واحدة} two {محادثتان} few {# محادثات} many {# محادثة} other {# محادثة}}',
  'bulk.left':
    '{count, plural, zero {لم يُترك شيء} one {بقيت واحدة كما هي} two {بقيت اثنتان كما هما} few {بقيت # كما هي} many {بقيت # كما هي} other {بقيت # كما هي}}: {why}',
  'bulk.failed': 'لم يتغير شيء',
  'bulk.stopping': 'جارٍ الإيقاف: {what}',
  'bulk.time_left': 'بقي نحو {time}',
  'bulk.so_far':
    '{count, plural, zero {المتروك: #} one {المتروك: #} two {المتروك: #} few {المتروك: #} many {المتروك: #} other {المتروك: #}}',
  'bulk.recent': 'التغييرات الجماعية الأخيرة',
  'bulk.skipped.gone':
    '{count, plural, zero {# ليست هنا أو ليست لك} one {# ليست هنا أو ليست لك} two {# ليست هنا أو ليست لك} few {# ليست هنا أو ليست لك} many {# ليست هنا أو ليست لك} other {# ليست هنا أو ليست لك}}',
  'bulk.skipped.merged':
    '{count, plural, zero {# جزء من محادثات أخرى} one {# جزء من محادثات أخرى} two {# جزء من محادثات أخرى} few {# جزء من محادثات أخرى} many {# جزء من محادثات أخرى} other {# جزء من محادثات أخرى}}',
  'bulk.skipped.permission':
    '{count, plural, zero {# لم يعد يحق لك تغييرها} one {# لم يعد يحق لك تغييرها} two {# لم يعد يحق لك تغييرها} few {# لم يعد يحق لك تغييرها} many {# لم يعد يحق لك تغييرها} other {# لم يعد يحق لك تغييرها}}',
  'bulk.skipped.target_gone':
    '{count, plural, zero {# لأن من كان سيأخذها لم يعد هنا} one {# لأن من كان سيأخذها لم يعد هنا} two {# لأن من كان سيأخذها لم يعد هنا} few {# لأن من كان سيأخذها لم يعد هنا} many {# لأن من كان سيأخذها لم يعد هنا} other {# لأن من كان سيأخذها لم يعد هنا}}',
  'bulk.skipped.too_late':
    '{count, plural, zero {# لأن التأجيل كان سينتهي} one {# لأن التأجيل كان سينتهي} two {# لأن التأجيل كان سينتهي} few {# لأن التأجيل كان سينتهي} many {# لأن التأجيل كان سينتهي} other {# لأن التأجيل كان سينتهي}}',
  'bulk.skipped.too_many_tags':
    '{count, plural, zero {# كانت ستحمل أكثر من 20 وسمًا} one {# كانت ستحمل أكثر من 20 وسمًا} two {# كانت ستحمل أكثر من 20 وسمًا} few {# كانت ستحمل أكثر من 20 وسمًا} many {# كانت ستحمل أكثر من 20 وسمًا} other {# كانت ستحمل أكثر من 20 وسمًا}}',
  'bulk.skipped.posts_unanswered':
    '{count, plural, zero {لا محادثة لم تُختم علنًا} one {محادثة واحدة لم تُختم علنًا} two {محادثتان لم تُختما علنًا} few {# محادثات لم تُختم علنًا} many {# محادثة لم تُختم علنًا} other {# محادثة لم تُختم علنًا}}',
  'bulk.skipped.tasks_open':
    '{count, plural, zero {لا شيء فيه مهام مفتوحة} one {واحدة فيها مهام مفتوحة} two {اثنتان فيهما مهام مفتوحة} few {# فيها مهام مفتوحة} many {# فيها مهام مفتوحة} other {# فيها مهام مفتوحة}}',
  'bulk.skipped.not_yours':
    '{count, plural, zero {لا شيء يحله آخرون} one {واحدة يحلها آخرون} two {اثنتان يحلهما آخرون} few {# يحلها آخرون} many {# يحلها آخرون} other {# يحلها آخرون}}',
  'bulk.skipped.macro_gone':
    '{count, plural, zero {# لأن الماكرو غير موجود أو تغيّر} one {# لأن الماكرو غير موجود أو تغيّر} two {# لأن الماكرو غير موجود أو تغيّر} few {# لأن الماكرو غير موجود أو تغيّر} many {# لأن الماكرو غير موجود أو تغيّر} other {# لأن الماكرو غير موجود أو تغيّر}}',
  'bulk.skipped.macro_refused':
    '{count, plural, zero {# رُفضت فيها الخطوة الأولى} one {# رُفضت فيها الخطوة الأولى} two {# رُفضت فيها الخطوة الأولى} few {# رُفضت فيها الخطوة الأولى} many {# رُفضت فيها الخطوة الأولى} other {# رُفضت فيها الخطوة الأولى}}',
  'bulk.skipped.macro_stopped':
    '{count, plural, zero {# توقف فيها عند خطوة لاحقة} one {# توقف فيها عند خطوة لاحقة} two {# توقف فيها عند خطوة لاحقة} few {# توقف فيها عند خطوة لاحقة} many {# توقف فيها عند خطوة لاحقة} other {# توقف فيها عند خطوة لاحقة}}',
  'bulk.skipped.changed_since':
    '{count, plural, zero {# تغيّرت في هذه الأثناء} one {# تغيّرت في هذه الأثناء} two {# تغيّرت في هذه الأثناء} few {# تغيّرت في هذه الأثناء} many {# تغيّرت في هذه الأثناء} other {# تغيّرت في هذه الأثناء}}',
  'bulk.held.ask': 'حلّها مع ذلك…',
};
