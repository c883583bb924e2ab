import type { CheckResult } from '#contract/dispatch.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';

type UnverifiedProps = { checks: readonly CheckResult[]; onVerify: () => void };

/** The way out where the customer has to show who they are first. */
export function Unverified({ checks, onVerify }: UnverifiedProps) {
  if (!checks.some(({ check, verdict }) => check === 'verification' && verdict === 'stop')) return null;
  return (
    <Button size="small" onClick={onVerify}>
      {t('conversation.verify')}
    </Button>
  );
}
