import type { ConversationDetail } from '#contract/conversation.ts';
import { useSession } from '#web/shell/session.ts';
import { usePersonCommands } from '../person-commands.ts';
import { RestraintNotes } from '../RestraintNotes.tsx';

/** That we block or mute the customer of a conversation, above what is known of them. */
export function Restraints({ detail }: { detail: ConversationDetail }) {
  const { conversation, restraints } = detail;
  const { restrain } = usePersonCommands(conversation);
  const mayModerate = useSession().permissions.includes('content.moderate');
  if (restraints.length === 0) return null;
  return (
    <div className="mb-4">
      <RestraintNotes
        restraints={restraints}
        network={conversation.network}
        onLift={mayModerate ? (kind) => restrain(kind, false) : undefined}
      />
    </div>
  );
}
