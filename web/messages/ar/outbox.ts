import type { Translation } from '../catalogue.ts';
import type { outbox as english } from '../en/outbox.ts';

export const outbox: Translation<typeof english> = {
  'outbox.sent':
    '{count, plural, zero {لم يخرج شيء} one {خرج ما كان ينتظر} two {خرج اثنان كانا ينتظران} few {خرجت # كانت تنتظر} many {خرج # كانت تنتظر} other {خرج # كانت تنتظر}}',
  'outbox.returned': 'لم يخرج جوابك إلى {name}',
  'outbox.returned.body': 'عاد إلى خانة الكتابة مع السبب.',
  'outbox.open': 'فتح',
  'outbox.count':
    '{count, plural, zero {لا أجوبة تنتظر} one {جواب واحد ينتظر} two {جوابان ينتظران} few {# أجوبة تنتظر} many {# جوابًا ينتظر} other {# جواب ينتظر}}، والخروج تلقائي.',
  'outbox.leave':
    '{count, plural, zero {لا أجوبة تنتظر} one {جواب واحد لم يخرج بعد} two {جوابان لم يخرجا بعد} few {# أجوبة لم تخرج بعد} many {# جوابًا لم يخرج بعد} other {# جواب لم يخرج بعد}}',
  'outbox.leave.body': 'تسجيل الخروج يتجاهل ما ينتظر في هذا المتصفح.',
  'outbox.leave.anyway': 'تسجيل الخروج رغم ذلك',
  'outbox.sign_in':
    '{count, plural, zero {لا أجوبة تنتظر} one {جواب واحد ينتظر} two {جوابان ينتظران} few {# أجوبة تنتظر} many {# جوابًا ينتظر} other {# جواب ينتظر}} في هذا المتصفح. سجّل الدخول فيخرج.',
  'composer.earlier': 'خرجت نسخة سابقة من قبل. ما غيّرته منذ ذلك الحين عاد إلى خانة الكتابة.',
};
