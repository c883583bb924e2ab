import type { Translation } from '../catalogue.ts';
import type { wall as english } from '../en/wall.ts';

export const wall: Translation<typeof english> = {
  'wall.leave': 'العودة إلى صندوق الوارد',
  'wall.figure.open': 'مفتوحة',
  'wall.figure.waiting': 'تنتظر',
  'wall.figure.atRisk': 'مهددة',
  'wall.figure.late': 'متأخرة',
  'wall.teams': 'الفرق',
  'wall.no_team': 'بلا فريق',
  'wall.people': 'الأشخاص',
  'wall.name': 'الاسم',
  'wall.more':
    '{count, plural, zero {لا أحد غيرهم} one {وشخص آخر} two {وشخصان آخران} few {و# آخرون} many {و# آخرون} other {و# آخرون}}',
  'wall.state.working': 'يعمل',
  'wall.state.away': 'بعيد',
  'wall.state.off_shift': 'خارج المناوبة',
  'wall.due_next': 'الأقرب موعدًا',
  'wall.due_next.none': 'لا شيء على وشك الانتهاء.',
  'wall.nobody': 'لا أحد بعد',
  'wall.on_call': 'المناوبون',
  'wall.on_call.none': 'لا يوجد جدول مناوبة.',
  'wall.on_call.nobody': 'لا أحد في المناوبة',
  'wall.on_call.next': 'ثم {name}، {when}',
};
