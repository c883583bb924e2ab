import { type LanguageCode, languageCodes } from '#contract/language.ts';
import type { VerificationPolicy } from '#contract/verification-policy.ts';

type Questions = VerificationPolicy['questions'];

/** Pure: the questions in one language, one a line; an empty line for one that it lacks. */
export const linesIn = (questions: Questions, language: LanguageCode): string =>
  questions
    .map(({ labels }) => labels.find((label) => label.language === language)?.text ?? '')
    .join('\n')
    .trimEnd();

/** Pure: lines of all languages read back; the n-th line of each is the n-th question, which keeps its key. */
export function questionsOf(lines: Readonly<Record<LanguageCode, string>>, before: Questions): Questions {
  const typed = languageCodes.map((language) => ({
    language,
    lines: lines[language].split('\n').map((line) => line.trim()),
  }));
  const count = Math.max(...typed.map((one) => one.lines.length));
  return Array.from({ length: count }, (_, n) => ({
    key: before[n]?.key ?? `question_${n + 1}`,
    labels: typed.flatMap(({ language, lines: all }) => (all[n] ? [{ language, text: all[n] }] : [])),
  })).filter(({ labels }) => labels.length > 0);
}
