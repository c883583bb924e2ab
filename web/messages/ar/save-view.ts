import type { Translation } from '../catalogue.ts';
import type { saveView as english } from '../en/save-view.ts';

export const saveView: Translation<typeof english> = {
  'view.save.name': 'الاسم',
  'view.save.name.needed': 'أعطه اسمًا.',
  'view.save.audience': 'من يراه',
  'view.save.audience.me': 'أنا فقط',
  'view.save.audience.team': 'فريق',
  'view.save.audience.everyone': 'الجميع',
  'view.save.team': 'الفريق',
  'view.save.me.hint': '«أنا» و«فرقي» في المرشّح تعني من ينظر.',
};
