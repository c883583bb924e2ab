import { useQuery } from '@tanstack/react-query';
import Merge from 'lucide-react/icons/merge';
import { useState } from 'react';
import { errorMessage } from '#web/api.ts';
import { cappedCount } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { usePaletteActions } from '#web/shell/palette-actions.ts';
import { Dialog } from '#web/ui/Dialog.tsx';
import { SkeletonRows } from '#web/ui/Skeleton.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { ProposalCard } from './ProposalCard.tsx';
import { proposalCountQuery, proposalsQuery } from './queries.ts';

type LineProps = { onShow: (conversationId: string) => void };

/** Where proposals wait: one quiet line above the list, while there are any. */
export function ProposalsLine({ onShow }: LineProps) {
  const count = useQuery(proposalCountQuery).data?.count ?? 0;
  const [open, setOpen] = useState(false);
  usePaletteActions([{ id: 'proposals', label: t('matter.proposals.go'), run: () => setOpen(true) }]);
  return (
    <>
      {count > 0 && (
        <button
          type="button"
          onClick={() => setOpen(true)}
          className="flex min-h-(--control) shrink-0 items-center gap-2 border-b border-line px-4 text-xs text-ink2 -outline-offset-2 hover:bg-hover"
        >
          <Merge size={14} aria-hidden="true" className="text-ink3" />
          {t('matter.proposals.waiting', { count, words: cappedCount(count) })}
        </button>
      )}
      {open && (
        <Proposals
          onClose={() => setOpen(false)}
          onShow={(id) => {
            setOpen(false);
            onShow(id);
          }}
        />
      )}
    </>
  );
}

function Proposals({ onClose, onShow }: LineProps & { onClose: () => void }) {
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
