import type { Preference } from '#contract/contact-preference.ts';
import { networkName } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';

/** Whether they mind in any way. */
export const isSaid = ({ way, language, quiet }: Preference): boolean =>
  way !== null || language !== null || quiet !== null;

/** What a way to be written to is called. */
export const wayName = (way: string): string => (way === 'phone' ? t('contact.preference.phone') : networkName(way));
