import type { Tested } from '#contract/way.ts';
import { t } from '#web/i18n.ts';

/** What became of a message, in words. */
export function resultWords({ state, reason }: Tested): string {
  if (state === 'sent') return t('way.state.sent');
  return reason === null ? t(`way.state.${state}`) : t(`way.reason.${reason}`);
}
