import Stamp from 'lucide-react/icons/stamp';
import type { Returned } from '#contract/draft.ts';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';

/** A correction of this message that its author has back, with what the second person said. */
export function ReturnedLine({ returned, onCorrect }: { returned: Returned; onCorrect: () => void }) {
  const { nameOf } = usePeople();
  const name = nameOf(returned.by) ?? t('timeline.note.somebody');
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-xs text-soon">
      <p className="flex min-w-0 flex-1 basis-56 items-start gap-1.5">
        <Stamp size={14} aria-hidden="true" className="mt-px shrink-0" />
        <span className="min-w-0 break-words">
          {t('timeline.returned', { state: returned.state, name })} <bdi className="text-ink2">{returned.comment}</bdi>
        </span>
      </p>
      <Button size="small" onClick={onCorrect}>
        {t('timeline.returned.open')}
      </Button>
    </div>
  );
}
