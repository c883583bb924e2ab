import { useState } from 'react';
import { fillSavedReply, type SavedReplyRow } from '#contract/saved-reply.ts';
import { call, errorMessage } from '#web/api.ts';
import type { Mode } from '#web/domain/mode.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { problemWords } from './problem-words.ts';

export type Insertion = { text: string; replyId: string };

type Where = { conversationId: string; mode: Mode; replyToId: string | undefined };

/** Fills a saved reply in for a conversation and hands it on; says why when it cannot. `filling`: the one under way. */
export function useInsertion({ conversationId, mode, replyToId }: Where, onInsert: (insertion: Insertion) => void) {
  const [filling, setFilling] = useState<string | null>(null);

  const insert = async (reply: Pick<SavedReplyRow, 'id' | 'title'> | undefined): Promise<void> => {
    if (!reply || filling) return;
    const refuse = (description: string) =>
      notice({ title: t('saved_reply.not_inserted', { title: reply.title }), description, tone: 'error' });
    setFilling(reply.id);
    try {
      const body = { conversationId, mode, ...(replyToId ? { replyToId } : {}) };
      const { text, problem } = await call(fillSavedReply, { params: { replyId: reply.id }, body });
      if (problem) refuse(problemWords(problem));
      else onInsert({ text, replyId: reply.id });
    } catch (cause) {
      refuse(errorMessage(cause));
    }
    setFilling(null);
  };
  return { insert, filling };
}
