import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ConversationDetail } from '#contract/conversation.ts';
import { saveAllNow } from '#web/features/composer/draft-store.ts';
import { conversationQuery, detailKey } from '#web/features/conversation/queries.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { notice } from '#web/ui/Toast.tsx';
import { useInbox } from './inbox-context.ts';

/** Opens another conversation in the same view. */
export function useShow() {
  const navigate = useNavigate();
  const { view } = useInbox();
  return (conversationId: string, replace = false) =>
    navigate({ to: '/inbox/$view/$conversationId', params: { view, conversationId }, replace });
}

/** The conversation as it was before it became part of another, until the other is on the screen: words are being typed in it. */
export function useLastHere(conversationId: string, detail: ConversationDetail | undefined): ConversationDetail | null {
  const [last, setLast] = useState<ConversationDetail | null>(null);
  if (detail && detail !== last) setLast(detail);
  if (detail) return detail;
  return last?.conversation.id === conversationId ? last : null;
}

/** Leads to what a conversation became part of, with all that was typed up to the last letter, and writing goes on there. */
export function useFollow(conversationId: string, moved: ConversationDetail['movedTo']): void {
  const client = useQueryClient();
  const { agent, workspace } = useSession();
  const show = useShow();
  const follow = useEffectEvent(async () => {
    if (!moved) return;
    const save = () => saveAllNow(`${workspace.id} ${agent.id}`, conversationId);
    await save();
    await client.prefetchQuery({ ...conversationQuery(moved.id), staleTime: 0 });
    // What was typed during the two.
    await save();
    await client.invalidateQueries({ queryKey: detailKey(moved.id) });
    const isWriting = document.activeElement?.closest('[data-mode]') !== null;
    notice({ id: `moved-${moved.id}`, title: t('matter.moved', { number: moved.number }) });
    await show(moved.id, true);
    if (isWriting) document.querySelector<HTMLTextAreaElement>('[data-mode] textarea')?.focus();
  });
  const movedId = moved?.id;
  useEffect(() => {
    if (movedId) void follow();
  }, [movedId]);
}
