import { ApiError, errorMessage } from '#web/api.ts';
import { t } from '#web/i18n.ts';

/** What to say of a change to a person that was refused: where somebody was quicker, what is new stands here already. */
export function staleOr(error: unknown): string {
  return error instanceof ApiError && error.reason === 'stale_version' ? t('contact.stale') : errorMessage(error);
}
