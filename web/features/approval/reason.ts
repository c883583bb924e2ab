import { isMessageKey, t } from '#web/i18n.ts';

/** Why a second person is asked, in words; a reason that this page does not know yet stands as it is. */
export function reasonOf(reason: string): string {
  const key = `approval.reason.${reason}`;
  return isMessageKey(key) ? t(key) : reason;
}
