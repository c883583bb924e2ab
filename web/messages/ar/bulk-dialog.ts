import type { Translation } from '../catalogue.ts';
import type { bulkDialog as english } from '../en/bulk-dialog.ts';

export const bulkDialog: Translation<typeof english> = {
  'bulk.recent.description': 'ما جرى على محادثات كثيرة معًا في آخر 30 يومًا، وطريق التراجع عنه.',
  'bulk.recent.empty': 'لم يتغير شيء جماعيًا بعد. اختر محادثات بالمفتاح x ثم غيّرها معًا.',
  'bulk.recent.failed': 'تعذر تحميل القائمة.',
  'bulk.recent.by': 'من {name}',
  'bulk.recent.key': 'مفتاح API',
  'bulk.recent.changed':
    '{count, plural, zero {تغيّر #} one {تغيّر #} two {تغيّر #} few {تغيّر #} many {تغيّر #} other {تغيّر #}}',
  'bulk.recent.unchanged':
    '{count, plural, zero {كان كذلك #} one {كان كذلك #} two {كان كذلك #} few {كان كذلك #} many {كان كذلك #} other {كان كذلك #}}',
  'bulk.recent.not_reached':
    '{count, plural, zero {لم يُوصَل إلى #} one {لم يُوصَل إلى #} two {لم يُوصَل إلى #} few {لم يُوصَل إلى #} many {لم يُوصَل إلى #} other {لم يُوصَل إلى #}}',
  'bulk.recent.undone': 'تم التراجع',
  'bulk.recent.stopped': 'أُوقف',
  'bulk.recent.left': 'عرض المتروك',
  'bulk.recent.hidden': 'محادثة لا يمكنك رؤيتها',
  'bulk.why.gone': 'ليست هنا، أو ليست لك',
  'bulk.why.merged': 'هي جزء من محادثة أخرى',
  'bulk.why.permission': 'لم يعد يحق لك تغييرها',
  'bulk.why.target_gone': 'من كان سيأخذها لم يعد هنا',
  'bulk.why.too_late': 'كان التأجيل سينتهي',
  'bulk.why.too_many_tags': 'كانت ستحمل أكثر من 20 وسمًا',
  'bulk.why.posts_unanswered': 'لم تُختم علنًا',
  'bulk.why.tasks_open': 'فيها مهام مفتوحة',
  'bulk.why.not_yours': 'هذا النوع يحله آخرون',
  'bulk.why.macro_gone': 'الماكرو غير موجود أو تغيّر',
  'bulk.why.macro_refused': 'رُفضت خطوته الأولى',
  'bulk.why.macro_stopped': 'رُفضت خطوة لاحقة؛ وتبقى الخطوات السابقة',
  'bulk.why.changed_since': 'غيّرها أحدهم في هذه الأثناء',
  'bulk.held.title':
    '{count, plural, zero {لم تُستبقَ أي محادثة} one {استُبقيت محادثة واحدة: فيها منشورات علنية بلا جواب} two {استُبقيت محادثتان: فيهما منشورات علنية بلا جواب} few {استُبقيت # محادثات: فيها منشورات علنية بلا جواب} many {استُبقيت # محادثة: فيها منشورات علنية بلا جواب} other {استُبقيت # محادثة: فيها منشورات علنية بلا جواب}}',
  'bulk.held.tasks':
    '{count, plural, zero {لم تُحتجز أي محادثة} one {احتُجزت محادثة واحدة: فيها مهام مفتوحة} two {احتُجزت محادثتان: فيهما مهام مفتوحة} few {احتُجزت # محادثات: فيها مهام مفتوحة} many {احتُجزت # محادثة: فيها مهام مفتوحة} other {احتُجزت # محادثة: فيها مهام مفتوحة}}',
  'bulk.held.tasks.description': 'تبقى المهام لدى أصحابها وتذكّرهم.',
};
