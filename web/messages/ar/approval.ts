import type { Translation } from '../catalogue.ts';
import type { approval as english } from '../en/approval.ts';

export const approval: Translation<typeof english> = {
  'approval.list.waiting': 'بانتظاري',
  'approval.list.mine': 'طلبتها أنا',
  'approval.list.done': 'منجزة',
  'approval.empty.waiting': 'لا شيء بانتظارك',
  'approval.empty.waiting.body':
    'الردود التي تعد بأكثر مما يحق لكاتبها، أو التي فيها كلمات قاعدة ما، تنتظر هنا شخصًا ثانيًا.',
  'approval.empty.mine': 'لا تنتظر شيئًا',
  'approval.empty.mine.body': 'ما تكتبه فوق حدك ينتظر هنا حتى يسمح به أحد.',
  'approval.empty.done': 'لم يُقرر شيء بعد',
  'approval.empty.done.body': 'ما تمت الموافقة عليه أو رفضه في آخر 30 يومًا يظهر هنا.',
  'approval.of': 'رد على {name}',
  'approval.asks': 'يطلب {name} الموافقة',
  'approval.key': 'برنامج',
  'approval.somebody': 'شخص ما',
  'approval.expires': 'ينتهي',
  'approval.due': 'يُقرَّر قبل',
  'approval.comment': 'تعليق للكاتب',
  'approval.comment.missing': 'اذكر السبب ليتمكن الكاتب من التصحيح.',
  'approval.give': 'موافقة',
  'approval.refuse': 'رفض',
  'approval.done.given': 'تمت الموافقة: سيُرسل الآن',
  'approval.done.refused': 'رُفض: عاد النص إلى كاتبه',
  'approval.failed': 'لم يُقرر',
  'approval.unfit.author': 'هذا ردك أنت. يجب أن يسمح به شخص آخر.',
  'approval.unfit.permission': 'يجب أن يسمح به مشرف أو المالك.',
  'approval.unfit.limit': 'هذا فوق حدك أنت.',
  'approval.outcome':
    '{state, select, given {وافق عليه {name}} refused {رفضه {name}} expired {لم يقرر أحد في الوقت المحدد} other {استُرجع قبل القرار}}',
  'approval.reason.above_authority': 'يعد بأكثر مما يحق لكاتبه أن يعد به وحده.',
  'approval.reason.amount_without_rate': 'يذكر مالًا بعملة ليس لها سعر صرف.',
  'approval.reason.amount_unnamed': 'يعد بمال دون ذكر المبلغ.',
  'approval.reason.may_not_replace': 'يعد باستبدال.',
  'approval.reason.may_not_date': 'يعد بموعد.',
  'approval.reason.word_rule': 'فيه كلمات تحتاج إلى شخص ثانٍ.',
  'approval.link.gone': 'لم يعد هذا الرابط صالحًا',
  'approval.link.open': 'فتح في Earshot',
  'approval.link.pictures':
    '{count, plural, zero {لا صور معه.} one {معه صورة واحدة. افتحه في Earshot للموافقة عليه.} two {معه صورتان. افتحه في Earshot للموافقة عليه.} few {معه # صور. افتحه في Earshot للموافقة عليه.} many {معه # صورة. افتحه في Earshot للموافقة عليه.} other {معه # صورة. افتحه في Earshot للموافقة عليه.}}',
  'approval.link.over': 'سُحب هذا أو تغيّر أو صار قديمًا في هذه الأثناء.',
};
