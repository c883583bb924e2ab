import type { QueryClient } from '@tanstack/react-query';
import type { ConversationDetail } from '#contract/conversation.ts';
import { cancelDispatch } from '#contract/dispatch.ts';
import type { TimelineDispatch } from '#contract/timeline.ts';
import { call } from '#web/api.ts';
import { detailKey, putEntry } from '#web/features/conversation/queries.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { saveNow } from './draft-store.ts';

/**
 * Takes back an answer that has not left; its text is the draft again, before what was typed since. Throws ApiError
 * when it is too late.
 */
export async function takeBack(
  client: QueryClient,
  owner: string,
  conversationId: string,
  dispatch: TimelineDispatch,
): Promise<void> {
  // What was typed since goes first, so that the server can put both together.
  if (dispatch.stage) await saveNow({ owner, conversationId, mode: dispatch.stage });
  const reply = await call(cancelDispatch, { params: { dispatchId: dispatch.id } });
  const key = detailKey(conversationId);
  client.setQueryData<ConversationDetail>(key, (detail) => detail && putEntry(detail, reply.dispatch));
  await client.invalidateQueries({ queryKey: key });
  notice({ title: t('dispatch.undone'), timeoutMs: 3_000, id: `send-${conversationId}` });
}
