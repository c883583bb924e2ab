import { useQuery } from '@tanstack/react-query';
import LinkIcon from 'lucide-react/icons/link';
import MergeIcon from 'lucide-react/icons/merge';
import SplitIcon from 'lucide-react/icons/split';
import type { ReactNode } from 'react';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { listed } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { useMatterCommands } from './commands.ts';
import { ProposalCard } from './ProposalCard.tsx';
import { matterQuery } from './queries.ts';

type StripProps = { row: ConversationRow; onShow: (conversationId: string) => void };

/** What belongs together with this conversation, above its timeline; nothing when it stands alone. */
export function MatterStrip({ row, onShow }: StripProps) {
  const { data } = useQuery(matterQuery(row.id, row.version));
  const { takeApart, bringBack, unlink } = useMatterCommands(onShow);
  if (!data || Object.values(data).every((list) => list.length === 0)) return null;
  return (
    <section
      aria-label={t('matter.label')}
      className="max-h-[40vh] shrink-0 space-y-1.5 overflow-y-auto border-b border-line bg-bg px-3 py-2 sm:px-4"
    >
      {data.proposals.map((proposal) => (
        <ProposalCard key={proposal.id} proposal={proposal} within={row.id} onShow={onShow} />
      ))}
      {data.merges.map(({ id, from }) => (
        <Line
          key={id}
          icon={<MergeIcon size={14} aria-hidden="true" />}
          undo={t('matter.undo')}
          onUndo={() => takeApart(id)}
        >
          {t('matter.holds', { who: listed(from.map(({ name, number }) => `${name} #${number}`)) })}
        </Line>
      ))}
      {data.splits.map(({ id, direction, other }) => (
        <Line
          key={id}
          icon={<SplitIcon size={14} aria-hidden="true" />}
          undo={t('matter.undo')}
          onUndo={() => bringBack(id)}
        >
          <button type="button" onClick={() => onShow(other.id)} className="hover:underline">
            {t(`matter.split.${direction}`, { number: other.number })}
          </button>
        </Line>
      ))}
      {data.links.map(({ kind, other }) => (
        <Line
          key={other.id}
          icon={<LinkIcon size={14} aria-hidden="true" />}
          undo={t('matter.unlink')}
          onUndo={() => unlink(row.id, other, kind)}
        >
          <button type="button" onClick={() => onShow(other.id)} className="hover:underline">
            {t('matter.linked', { kind, number: other.number, who: other.name || other.handle })}
          </button>
        </Line>
      ))}
    </section>
  );
}

type LineProps = { icon: ReactNode; undo: string; onUndo: () => void; children: ReactNode };

function Line({ icon, undo, onUndo, children }: LineProps) {
  const mayWrite = useSession().permissions.includes('conversation.write');
  return (
    <div className="flex min-h-(--control-small) items-center gap-2 text-xs text-ink2">
      <span className="flex text-ink3">{icon}</span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {mayWrite && (
        <Button size="small" tone="ghost" onClick={onUndo}>
          {undo}
        </Button>
      )}
    </div>
  );
}
