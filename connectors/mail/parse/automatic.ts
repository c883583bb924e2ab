import type { Email } from 'postal-mime';
import { headerOf } from './header.ts';

/** Answers of programs by programs that mark them by their subject alone, in the five languages of the app. */
const subjects =
  /^(?:(?:automatic|auto)[- ]?(?:reply|response|antwort)|out of (?:the )?office|abwesenheitsnotiz|automatische antwort|réponse automatique|absence du bureau|respuesta automática|fuera de (?:la )?oficina|رد تلقائي|خارج المكتب)/i;

const marks = ['list-id', 'list-unsubscribe', 'x-autoreply', 'x-autorespond', 'x-loop'];

/** Pure: whether a program wrote it: an absence note, a newsletter, a list. Nobody waits for an answer, and none is given by itself. */
export function isAutomatic(mail: Email): boolean {
  const submitted = (headerOf(mail, 'auto-submitted') ?? 'no').split(';')[0]?.trim().toLowerCase();
  if (submitted !== 'no' && submitted !== '') return true;
  const precedence = (headerOf(mail, 'precedence') ?? '').trim().toLowerCase();
  if (['bulk', 'list', 'junk', 'auto_reply'].includes(precedence)) return true;
  if (marks.some((name) => headerOf(mail, name) !== null)) return true;
  // An empty return path: who sends so wants no answer.
  if (/^\s*<\s*>\s*$/.test(headerOf(mail, 'return-path') ?? '')) return true;
  return subjects.test(mail.subject ?? '');
}
