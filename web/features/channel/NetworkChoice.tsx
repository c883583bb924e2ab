import ChevronRight from 'lucide-react/icons/chevron-right';
import type { Network } from '#contract/channel-connect.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Dialog } from '#web/ui/Dialog.tsx';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { EmptyState } from '#web/ui/states.tsx';

type NetworkChoiceProps = { networks: readonly Network[]; onChoose: (network: string) => void; onClose: () => void };

/** The networks with what can be done on each. */
export function NetworkChoice({ networks, onChoose, onClose }: NetworkChoiceProps) {
  const { workspace } = useSession();
  const isLive = workspace.kind === 'live';
  const offered = networks.filter(({ isPractice }) => !(isPractice && isLive));
  return (
    <Dialog open onOpenChange={onClose} title={t('channel.connect')} description={t('channel.choose')}>
      {offered.length === 0 && <EmptyState title={t('channel.choose.none')} />}
      <ul className="-mx-2 flex flex-col">
        {offered.map(({ network, label, isPractice, abilities }) => (
          <li key={network}>
            <button
              type="button"
              onClick={() => onChoose(network)}
              className="flex w-full items-center gap-3 rounded-md px-2 py-2.5 text-start hover:bg-hover"
            >
              <NetworkMark network={network} size="medium" />
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{label}</span>
                <span className="block text-xs text-ink2">
                  {abilities
                    .filter((ability) => ability !== 'poll' && ability !== 'webhook')
                    .map((ability) => t(`channel.ability.${ability}`))
                    .join(' · ')}
                </span>
                {!isPractice && !isLive && (
                  <span className="block text-xs text-ink3">{t('channel.choose.needs_live')}</span>
                )}
              </span>
              <ChevronRight size={16} className="text-ink3 rtl:-scale-x-100" aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
