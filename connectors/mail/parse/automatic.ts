import type { Headers } from './header.ts';

/** Answers of programs by programs that mark them by their subject alone, in the five languages of the app. */
const subjects =
  /^(?:(?:automatic|auto)[- ]?(?:reply|response|antwort)|out of (?:the )?office|abwesenheitsnotiz|automatische antwort|réponse automatique|absence du bureau|respuesta automática|fuera de (?:la )?oficina|رد تلقائي|خارج المكتب)/i;

/** Pure: whether a program wrote it: an absence note, a newsletter, a list. Nobody waits for an answer, and none is given by itself. */
export function isAutomatic(headers: Headers): boolean {
  const submitted = (headers.first('auto-submitted') ?? 'no').split(';')[0]?.trim().toLowerCase();
  if (submitted !== 'no' && submitted !== '') return true;
  const precedence = (headers.first('precedence') ?? '').trim().toLowerCase();
  if (['bulk', 'list', 'junk', 'auto_reply'].includes(precedence)) return true;
  if (
    ['list-id', 'list-unsubscribe', 'x-autoreply', 'x-autorespond', 'x-loop'].some(
      (name) => headers.first(name) !== null,
    )
  )
    return true;
  // An empty return path: who sends so wants no answer.
  if (/^\s*<\s*>\s*$/.test(headers.first('return-path') ?? '')) return true;
  return subjects.test(headers.text('subject'));
}
