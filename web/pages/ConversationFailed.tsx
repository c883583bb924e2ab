import { ApiError, errorMessage } from '#web/api.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';

type FailedProps = { error: Error; onRetry: () => void; onBack: () => void };

/** It is gone or out of reach, or could not be read. */
export function ConversationFailed({ error, onRetry, onBack }: FailedProps) {
  const gone = error instanceof ApiError && (error.code === 'not_found' || error.code === 'invalid');
  if (gone) {
    const back = <Button onClick={onBack}>{t('conversation.not_found.back')}</Button>;
    return (
      <EmptyState title={t('conversation.not_found.title')} action={back}>
        {t('conversation.not_found.body')}
      </EmptyState>
    );
  }
  return (
    <ErrorState
      title={t('conversation.error.title')}
      message={errorMessage(error)}
      kept={t('conversation.error.kept')}
      requestId={error instanceof ApiError ? (error.requestId ?? undefined) : undefined}
      onRetry={onRetry}
    />
  );
}
