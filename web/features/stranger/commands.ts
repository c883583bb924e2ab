import { useQueryClient } from '@tanstack/react-query';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { type AsideKind, bringBack, setAside } from '#contract/stranger.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { recountSoon, showRow } from '#web/features/conversation/patch.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { notice } from '#web/ui/Toast.tsx';
import { asideKey } from './queries.ts';

type Row = Pick<ConversationRow, 'id'>;

/** Sets conversations aside and brings them back; each says what it did and offers to take it back. */
export function useAsideCommands() {
  const client = useQueryClient();
  const { agent } = useSession();

  async function change(send: () => Promise<{ conversation: ConversationRow }>, done: () => void): Promise<void> {
    await attempt(async () => {
      const { conversation } = await send();
      showRow(client, conversation, { agentId: agent.id });
      recountSoon(client);
      done();
    }, t('conversation.change.failed'));
    void client.invalidateQueries({ queryKey: asideKey });
  }

  /** `from`: as what it stood before; null for the inbox. */
  const put = (row: Row, kind: AsideKind, from: AsideKind | null, quiet = false): Promise<void> =>
    change(
      () => call(setAside, { params: { conversationId: row.id }, body: { kind } }),
      () => {
        const undo = () => void (from === null ? back(row, kind, true) : put(row, from, null, true));
        if (!quiet) notice({ title: t('aside.done', { kind }), undo, id: `aside-${row.id}` });
      },
    );

  const back = (row: Row, kind: AsideKind, quiet = false): Promise<void> =>
    change(
      () => call(bringBack, { params: { conversationId: row.id } }),
      () => {
        const undo = () => void put(row, kind, null, true);
        if (!quiet) notice({ title: t('aside.back'), undo, id: `aside-${row.id}` });
      },
    );

  return {
    setAside: (row: Row, kind: AsideKind, from: AsideKind | null) => void put(row, kind, from),
    bringBack: (row: Row, kind: AsideKind) => void back(row, kind),
  };
}
