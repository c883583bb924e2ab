import { useQuery } from '@tanstack/react-query';
import Merge from 'lucide-react/icons/merge';
import { memo, Suspense, useState } from 'react';
import { cappedCount } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { usePaletteActions } from '#web/shell/palette-actions.ts';
import { proposalCountQuery } from './queries.ts';

const Proposals = lazyPart(() => import('./Proposals.tsx'), 'Proposals', ['matter']);

type LineProps = { onShow: (conversationId: string) => void };

/** Where proposals wait: one quiet line above the list, while there are any. */
export const ProposalsLine = memo(function ProposalsLine({ onShow }: LineProps) {
  const count = useQuery(proposalCountQuery).data?.count ?? 0;
  const [open, setOpen] = useState(false);
  usePaletteActions([{ id: 'proposals', label: t('matter.proposals.go'), run: () => setOpen(true) }]);
  return (
    <>
      {count > 0 && (
        <button
          type="button"
          onClick={() => setOpen(true)}
          onPointerEnter={Proposals.fetch}
          onFocus={Proposals.fetch}
          className="flex min-h-(--control) shrink-0 items-center gap-2 border-b border-line px-4 text-xs text-ink2 -outline-offset-2 hover:bg-hover"
        >
          <Merge size={14} aria-hidden="true" className="text-ink3" />
          {t('matter.proposals.waiting', { count, words: cappedCount(count) })}
        </button>
      )}
      <Suspense>
        {open && (
          <Proposals
            onClose={() => setOpen(false)}
            onShow={(id) => {
              setOpen(false);
              onShow(id);
            }}
          />
        )}
      </Suspense>
    </>
  );
});
