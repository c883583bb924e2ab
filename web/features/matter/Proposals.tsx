import { useQuery } from '@tanstack/react-query';
import { errorMessage } from '#web/api.ts';
import { t } from '#web/i18n.ts';
import { Dialog } from '#web/ui/Dialog.tsx';
import { SkeletonRows } from '#web/ui/Skeleton.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { ProposalCard } from './ProposalCard.tsx';
import { proposalsQuery } from './queries.ts';

type ProposalsProps = { onShow: (conversationId: string) => void; onClose: () => void };

/** Pairs that may be the same matter, each with its reason, to be merged or told apart. */
export function Proposals({ onShow, onClose }: ProposalsProps) {
  const { data, isPending, isError, error, refetch } = useQuery(proposalsQuery);
  return (
    <Dialog open onOpenChange={onClose} title={t('matter.proposals')} description={t('matter.proposals.description')}>
      {isPending && <SkeletonRows count={3} />}
      {isError && (
        <ErrorState title={t('matter.proposals.failed')} message={errorMessage(error)} onRetry={() => void refetch()} />
      )}
      {data?.items.length === 0 && <p className="py-4 text-ink2">{t('matter.proposals.none')}</p>}
      <ul className="space-y-2 pb-3">
        {data?.items.map((proposal) => (
          <li key={proposal.id}>
            <ProposalCard proposal={proposal} onShow={onShow} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
