import Merge from 'lucide-react/icons/merge';
import type { ConversationRef, Proposal } from '#contract/matter.ts';
import { listed, percent } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { useMatterCommands } from './commands.ts';
import { RefLine } from './RefLine.tsx';

type CardProps = {
  proposal: Proposal;
  /** Where the card stands: only the other of the two is shown there. */
  within?: string;
  onShow: (conversationId: string) => void;
};

/** Two conversations that may be one matter: why, and what to do about it. */
export function ProposalCard({ proposal, within, onShow }: CardProps) {
  const { agent, permissions } = useSession();
  const { accept, dismiss } = useMatterCommands(onShow);
  const shown = [proposal.one, proposal.other].filter(({ id }) => id !== within);
  return (
    <section aria-label={t('matter.proposal')} className="rounded-lg border border-line2 bg-raise px-3 py-2.5">
      <h3 className="flex items-center gap-1.5 font-semibold">
        <Merge size={15} aria-hidden="true" className="text-ink3" />
        {t('matter.proposal')}
      </h3>
      {shown.map((one) => (
        <OpenRef key={one.id} conversation={one} onShow={onShow} />
      ))}
      <p className="text-xs text-ink2">{reasonOf(proposal)}</p>
      {!proposal.samePerson && <p className="text-xs text-ink2">{t('matter.proposal.strangers')}</p>}
      {permissions.includes('conversation.write') && (
        <div className="mt-2 flex flex-wrap gap-2">
          <Button size="small" tone="primary" onClick={() => accept(proposal, agent.id)}>
            {t('matter.proposal.accept')}
          </Button>
          <Button size="small" onClick={() => dismiss(proposal)}>
            {t('matter.proposal.dismiss')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Why it is here, in words that can be checked. */
function reasonOf({ reason, likeness, words, hours }: Proposal): string {
  const said = words.length > 0 ? t('matter.reason.words', { words: listed(words.slice(0, 6)) }) : '';
  const why =
    reason === 'same_person'
      ? t('matter.reason.same_person', { hours })
      : t('matter.reason.same_words', { share: percent(likeness), hours });
  return `${why} ${said}`.trim();
}

function OpenRef({ conversation, onShow }: { conversation: ConversationRef; onShow: (id: string) => void }) {
  return (
    <button
      type="button"
      onClick={() => onShow(conversation.id)}
      className="my-1 flex w-full rounded-md px-2 py-1.5 text-start hover:bg-hover"
    >
      <RefLine conversation={conversation} />
    </button>
  );
}
