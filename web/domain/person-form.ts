import type { LanguageCode } from '#contract/language.ts';
import { Email, Password, passwordMinLength } from '#contract/session.ts';
import { currentLanguage, t } from '../i18n.ts';

export type NewPerson = { name: string; email: string; password: string };
export type Problems<T> = Partial<Record<keyof T, string>>;

/** What is wrong with each value, in words for beside its field; empty when nothing is. */
export function problemsOfPerson({ name, email, password }: NewPerson): Problems<NewPerson> {
  const problems: Problems<NewPerson> = {};
  if (name.trim() === '') problems.name = t('entry.name.missing');
  if (!Email.safeParse(email).success) problems.email = t('entry.email.wrong');
  const short = problemOfPassword(password);
  if (short) problems.password = short;
  return problems;
}

export function problemOfPassword(password: string): string | undefined {
  return Password.safeParse(password).success ? undefined : t('entry.password.short', { min: passwordMinLength });
}

/** The language a new person reads here, and where the browser says it is, for their dates and times. */
export function browserPlace(): { language: LanguageCode; locale: string; timeZone: string } {
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { language: currentLanguage(), locale, timeZone };
}
