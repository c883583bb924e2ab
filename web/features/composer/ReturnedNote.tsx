import Stamp from 'lucide-react/icons/stamp';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import type { Returned } from '#contract/draft.ts';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';

/** This draft came back from a second person, with what they said. */
export function ReturnedNote({ returned }: { returned: Returned }) {
  const { nameOf } = usePeople();
  const [closed, setClosed] = useState('');
  if (closed === returned.approvalId) return null;
  const name = nameOf(returned.by) ?? t('composer.collision.somebody');
  return (
    <div
      role="status"
      className="mb-2 flex items-start gap-2 rounded-md border border-soon-line bg-soon-bg px-3 py-1.5 text-xs text-soon"
    >
      <Stamp size={14} aria-hidden="true" className="mt-0.5 shrink-0" />
      <div className="min-w-0 flex-1">
        <p>
          {t('composer.returned', { state: returned.state, name })} <RelativeTime at={returned.at} />
        </p>
        {returned.comment !== '' && (
          <p dir="auto" className="mt-0.5 break-words text-ink">
            “{returned.comment}”
          </p>
        )}
      </div>
      <IconButton
        size="small"
        label={t('composer.returned.close')}
        icon={<X size={14} aria-hidden="true" />}
        onClick={() => setClosed(returned.approvalId)}
      />
    </div>
  );
}
