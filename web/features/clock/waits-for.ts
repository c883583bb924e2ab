import { t } from '#web/i18n.ts';

/** Whom a pause waits for. Departments go by their own names; the two others are no names. */
export function waitsFor(by: string): string {
  if (by === 'customer') return t('clock.wait.customer');
  return by === 'department' ? t('clock.wait.somebody') : t('clock.wait.department', { name: by });
}
