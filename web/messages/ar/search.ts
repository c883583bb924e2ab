import type { Translation } from '../catalogue.ts';
import type { search as english } from '../en/search.ts';

export const search: Translation<typeof english> = {
  'search.results': 'النتائج',
  'search.count':
    '{count, plural, =0 {لم يُعثر على شيء} zero {لم يُعثر على شيء} one {محادثة واحدة} two {محادثتان} few {# محادثات} many {# محادثة} other {# محادثة}}',
  'search.empty.title': 'لم يُعثر على شيء عن «{query}»',
  'search.empty.body': 'جرّب كلمات أقل أو كتابة أخرى. يشمل البحث الأسماء والحسابات ونصوص الرسائل والملاحظات.',
  'search.narrow': 'عرض هذا فقط',
  'search.contact': 'صفحة جهة الاتصال {name}',
  'search.hits':
    '{count, plural, zero {لا مواضع أخرى} one {موضع آخر} two {موضعان آخران} few {# مواضع أخرى} many {# موضعًا آخر} other {# موضع آخر}}',
  'search.problem.unknown_operator': '«{word}» ليس مرشّحًا.',
  'search.problem.bad_date': '«{word}» ليس تاريخًا. اكتبه مثل 2026-03-29.',
  'search.problem.unknown_value': '«{word}» غير معروف هنا.',
  'search.problem.nothing_to_find': 'أضف كلمة للبحث عنها.',
  'search.problem.known': 'الممكن: {known}.',
  'search.error.title': 'لم ينجح البحث',
};
