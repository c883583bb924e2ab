import Trash2 from 'lucide-react/icons/trash-2';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { t } from '#web/i18n.ts';

type WordsProps = {
  row: Pick<ConversationRow, 'preview' | 'previewDeletedBy'>;
  /** Stands where there are no words. */
  none?: string;
};

/** The newest message in a row: its words, or that somebody took it away. */
export function PreviewWords({ row, none = '—' }: WordsProps) {
  const by = row.previewDeletedBy;
  if (by === null) return row.preview || none;
  return (
    <span className="text-ink3">
      <Trash2 size={12} aria-hidden="true" className="me-1 inline-block align-[-1px]" />
      {t('conversation.deleted', { by })}
    </span>
  );
}
