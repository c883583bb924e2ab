import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleHelp from 'lucide-react/icons/circle-help';
import SendHorizontal from 'lucide-react/icons/send-horizontal';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { t } from '../i18n.ts';
import { Tag } from '../ui/Tag.tsx';

/** What has not simply been sent: on its way, failed, or nobody knows. */
export function OutboxTag({ outbox }: { outbox: ConversationRow['outbox'] }) {
  if (!outbox) return null;
  if (outbox === 'failed') {
    return (
      <Tag tone="late" filled icon={<CircleAlert size={11} aria-hidden="true" />}>
        {t('conversation.outbox.failed')}
      </Tag>
    );
  }
  if (outbox === 'unknown') {
    return (
      <Tag tone="soon" filled icon={<CircleHelp size={11} aria-hidden="true" />}>
        {t('conversation.outbox.unknown')}
      </Tag>
    );
  }
  return (
    <Tag icon={<SendHorizontal size={11} aria-hidden="true" />}>
      {t(outbox === 'held' ? 'conversation.outbox.held' : 'conversation.outbox.sending')}
    </Tag>
  );
}
