import Globe from 'lucide-react/icons/globe';
import Lock from 'lucide-react/icons/lock';
import StickyNote from 'lucide-react/icons/sticky-note';
import type { Visibility } from '#contract/common.ts';
import { t } from '../i18n.ts';
import { Tag } from '../ui/Tag.tsx';
import { type Mode, stageOf } from './mode.ts';

const icons = { public: Globe, private: Lock, note: StickyNote };

/** The sign of a mode; words stand beside it. */
export function ModeIcon({ mode, size = 14 }: { mode: Mode; size?: number }) {
  const Icon = icons[mode];
  return <Icon size={size} aria-hidden="true" />;
}

/** "Public" or "Private" on a row. */
export function VisibilityTag({ visibility }: { visibility: Visibility }) {
  const stage = stageOf(visibility);
  return (
    <Tag tone={stage} icon={<ModeIcon mode={stage} size={11} />}>
      {t(`conversation.visibility.${visibility}`)}
    </Tag>
  );
}
