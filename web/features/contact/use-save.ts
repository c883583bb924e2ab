import { useState } from 'react';
import { ApiError, errorMessage } from '#web/api.ts';
import { t } from '#web/i18n.ts';

/** Saves what stands in a small form: whether it runs, and what went wrong, with what was typed kept. */
export function useSave(onSaved: () => void) {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  async function save(work: () => Promise<void>): Promise<void> {
    if (isBusy) return;
    setIsBusy(true);
    setError(null);
    try {
      await work();
      onSaved();
    } catch (cause) {
      const isStale = cause instanceof ApiError && cause.reason === 'stale_version';
      setError(isStale ? t('contact.stale') : errorMessage(cause));
    }
    setIsBusy(false);
  }
  return { save: (work: () => Promise<void>) => void save(work), isBusy, error, setError };
}
