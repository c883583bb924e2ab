import { writtenMaxLength } from '#contract/common.ts';
import { useConnection } from '#web/connection.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { isEmpty, isUnsaved, type Typing } from './draft.ts';

/** Whether the draft is kept by the server. Its place is kept while there is nothing to say, so that nothing jumps. */
export function SaveState({ typing }: { typing: Typing }) {
  const connection = useConnection();
  const unsaved = isUnsaved(typing);
  const isComing = unsaved && connection === 'online' && typing.text.length <= writtenMaxLength;
  return (
    <span className={cx('shrink-0 text-ink3', (isEmpty(typing) || isComing) && 'invisible')}>
      {t(unsaved && !isComing ? 'composer.unsaved' : 'composer.saved')}
    </span>
  );
}
