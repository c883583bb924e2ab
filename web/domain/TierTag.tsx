import Layers from 'lucide-react/icons/layers';
import type { Tier } from '#contract/work.ts';
import { t } from '../i18n.ts';
import { Tag } from '../ui/Tag.tsx';

/** Says a tier above the first; that one needs no word. */
export function TierTag({ tier }: { tier: Tier }) {
  if (tier === 1) return null;
  return (
    <Tag className="shrink-0" icon={<Layers size={11} aria-hidden="true" />}>
      {t('conversation.tier.of', { tier })}
    </Tag>
  );
}
