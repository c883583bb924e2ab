import type { Page } from '#contract/page.ts';
import { currentLocale, t } from '#web/i18n.ts';

/** What somebody is called for, in a few words that can stand alone. */
export function pageTitle({ name, cause }: Pick<Page, 'name' | 'cause'>): string {
  const why = t('page.cause', { on: cause.on, count: cause.count ?? 0, minutes: cause.minutes ?? 0 });
  if (name !== '') return t('page.named', { name, why });
  return why.charAt(0).toLocaleUpperCase(currentLocale()) + why.slice(1);
}
