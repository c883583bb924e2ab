import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import ChevronsUp from 'lucide-react/icons/chevrons-up';
import Equal from 'lucide-react/icons/equal';
import type { Priority } from '#contract/filter.ts';
import { t } from '../i18n.ts';
import { Tag } from '../ui/Tag.tsx';

const icons = { urgent: ChevronsUp, high: ChevronUp, normal: Equal, low: ChevronDown };

export function PriorityIcon({ priority, size = 14 }: { priority: Priority; size?: number }) {
  const Icon = icons[priority];
  return <Icon size={size} aria-hidden="true" />;
}

/** Says a priority that is not the normal one; the normal one needs no word. */
export function PriorityTag({ priority }: { priority: Priority }) {
  if (priority === 'normal') return null;
  const look = { urgent: 'late', high: 'soon', low: 'neutral' } as const;
  return (
    <Tag tone={look[priority]} filled={priority !== 'low'} icon={<PriorityIcon priority={priority} size={11} />}>
      {t(`conversation.priority.${priority}`)}
    </Tag>
  );
}
