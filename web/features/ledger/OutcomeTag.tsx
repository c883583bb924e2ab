import type { LedgerItem } from '#contract/ledger.ts';
import { t } from '#web/i18n.ts';
import { Tag, type Tone } from '#web/ui/Tag.tsx';

const tones: Record<LedgerItem['outcome'], Tone> = {
  stored: 'ok',
  applied: 'ok',
  duplicate: 'neutral',
  skipped: 'soon',
  failed: 'late',
  pending: 'neutral',
};

export function OutcomeTag({ outcome }: { outcome: LedgerItem['outcome'] }) {
  return (
    <Tag tone={tones[outcome]} filled={outcome === 'failed'}>
      {t(`ledger.kind.${outcome}`)}
    </Tag>
  );
}
