import type { EscalationState } from '#contract/stakeholder.ts';
import { t } from '#web/i18n.ts';
import { Tag, type Tone } from '#web/ui/Tag.tsx';

const tones: Record<EscalationState, Tone> = { asked: 'soon', seen: 'accent', answered: 'ok', withdrawn: 'neutral' };

/** Whether a question waits, is looked at, answered or withdrawn. */
export function StateTag({ state }: { state: EscalationState }) {
  return <Tag tone={tones[state]}>{t('stakeholder.state', { state })}</Tag>;
}
