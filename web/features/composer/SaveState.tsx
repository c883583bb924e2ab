import Trash2 from 'lucide-react/icons/trash-2';
import { writtenMaxLength } from '#contract/common.ts';
import { useConnection } from '#web/connection.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { isEmpty, isUnsaved, type Typing } from './draft.ts';
import { backFromSending, discard, type Place } from './draft-store.ts';

/**
 * Whether the draft is kept by the server, and the way to be rid of it. Its place is kept while there is nothing to
 * say, so that nothing jumps with the first letter.
 */
export function SaveState({ typing, place }: { typing: Typing; place: Place }) {
  const connection = useConnection();
  const unsaved = isUnsaved(typing);
  const isComing = unsaved && connection === 'online' && typing.text.length <= writtenMaxLength;
  const empty = isEmpty(typing);
  return (
    <span className="flex shrink-0 items-center gap-1 text-ink3">
      <span className={cx((empty || isComing) && 'invisible')}>
        {t(unsaved && !isComing ? 'composer.unsaved' : 'composer.saved')}
      </span>
      <span className="-my-1.5 -me-1.5 w-(--control-small)">
        {!empty && (
          <IconButton
            size="small"
            label={t('composer.discard')}
            icon={<Trash2 size={14} aria-hidden="true" />}
            onClick={() => {
              discard(place);
              notice({ title: t('composer.discarded'), undo: () => backFromSending(place, typing) });
            }}
          />
        )}
      </span>
    </span>
  );
}
