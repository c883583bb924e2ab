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

type TagProps = { priority: Priority; inDanger?: boolean };

/** Says a priority that is not the normal one, which needs no word; a life in danger stands above them all. */
export function PriorityTag({ priority, inDanger = false }: TagProps) {
  if (inDanger)
    return (
      <Tag tone="late" filled icon={<PriorityIcon priority="urgent" size={11} />}>
        {t('conversation.danger')}
      </Tag>
    );
  if (priority === 'normal') return null;
  const look = { urgent: 'late', high: 'soon', low: 'neutral' } as const;
  return (
    <Tag tone={look[priority]} filled={priority !== 'low'} icon={<PriorityIcon priority={priority} size={11} />}>
      {t(`conversation.priority.${priority}`)}
    </Tag>
  );
}
