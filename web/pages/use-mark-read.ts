import { useEffect, useEffectEvent } from 'react';
import type { ConversationDetail } from '#contract/conversation.ts';
import { useConversationCommands } from '#web/features/conversation/commands.ts';

/** What is looked at is read, also when more arrives meanwhile; not what is being left unread. */
export function useMarkRead(detail: ConversationDetail, reads: boolean): void {
  const { markRead } = useConversationCommands();
  const { id, unread, version } = detail.conversation;
  const read = useEffectEvent(() => {
    if (reads && detail.conversation.unread && document.visibilityState === 'visible') markRead(detail.conversation);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new version may hold new words.
  useEffect(() => {
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [id, unread, version]);
}
