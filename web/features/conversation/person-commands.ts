import { useQueryClient } from '@tanstack/react-query';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { actOnPerson } from '#contract/dispatch.ts';
import type { Restraint } from '#contract/restraint.ts';
import { call, errorMessage } from '#web/api.ts';
import { networkName } from '#web/domain/networks.ts';
import { newId } from '#web/domain/new-id.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { detailKey } from './queries.ts';

const verbs = { block: ['unblock', 'block'], mute: ['unmute', 'mute'] } as const;

type Where = Pick<ConversationRow, 'id' | 'network'> & { profile: Pick<ConversationRow['profile'], 'name' | 'handle'> };

/** Blocks and mutes the customer of a conversation on their network, each undone by its opposite. */
export function usePersonCommands(conversation: Where) {
  const client = useQueryClient();
  const name = conversation.profile.name || conversation.profile.handle;
  const network = networkName(conversation.network);

  async function restrain(kind: Restraint['kind'], on: boolean, clientKey = newId()): Promise<void> {
    const verb = verbs[kind][on ? 1 : 0];
    try {
      const params = { conversationId: conversation.id };
      const outcome = await call(actOnPerson, { params, body: { clientKey, verb } });
      const stops = outcome.ok ? [] : outcome.checks.filter(({ verdict }) => verdict === 'stop');
      if (outcome.ok)
        notice({
          id: `${kind}-${conversation.id}`,
          title: t('person.restrain.done', { verb, name, network }),
          undo: () => void restrain(kind, !on),
        });
      else
        notice({
          title: t('action.refused'),
          description: stops.map(({ message }) => message).join(' '),
          tone: 'error',
        });
    } catch (error) {
      // The same key again: what went through in spite of the error is not done twice.
      const again = { label: t('ui.retry'), run: () => void restrain(kind, on, clientKey) };
      notice({ title: t('action.failed'), description: errorMessage(error), tone: 'error', action: again });
    }
    void client.invalidateQueries({ queryKey: detailKey(conversation.id) });
  }

  return { restrain: (kind: Restraint['kind'], on: boolean) => void restrain(kind, on) };
}
