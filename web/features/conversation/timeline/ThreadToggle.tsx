import type { UseQueryResult } from '@tanstack/react-query';
import ChevronsDownUp from 'lucide-react/icons/chevrons-down-up';
import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down';
import type { TimelineMessage } from '#contract/conversation.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';

type ToggleProps = {
  open: boolean;
  onToggle: (open: boolean) => void;
  query: UseQueryResult<{ entries: TimelineMessage[] }>;
};

/** What others wrote around the customer's words: read from the network only when somebody wants to know. */
export function ThreadToggle({ open, onToggle, query }: ToggleProps) {
  const said = open ? wordsOf(query) : '';
  return (
    <span className="flex items-center gap-2">
      <Button
        size="small"
        tone="ghost"
        aria-expanded={open}
        busy={open && query.isFetching}
        icon={open ? <ChevronsDownUp size={13} aria-hidden="true" /> : <ChevronsUpDown size={13} aria-hidden="true" />}
        onClick={() => (open && query.isError ? void query.refetch() : onToggle(!open))}
        className="text-ink2"
      >
        {t(open && query.isError ? 'ui.retry' : open ? 'timeline.thread.hide' : 'timeline.thread.show')}
      </Button>
      <span role="status">{said}</span>
    </span>
  );
}

function wordsOf({ isError, isFetching, data }: ToggleProps['query']): string {
  if (isError) return t('timeline.thread.failed');
  if (isFetching && !data) return t('timeline.thread.loading');
  return data?.entries.length === 0 ? t('timeline.thread.none') : '';
}
