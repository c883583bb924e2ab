import Ban from 'lucide-react/icons/ban';
import VolumeX from 'lucide-react/icons/volume-x';
import type { ConversationDetail } from '#contract/conversation.ts';
import { networkName } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { usePersonCommands } from '../person-commands.ts';

const icons = { block: Ban, mute: VolumeX };

/** That we block or mute this person, by which account and since when, and the way back. Nothing when we do not. */
export function Restraints({ detail }: { detail: ConversationDetail }) {
  const { restrain } = usePersonCommands(detail);
  const mayModerate = useSession().permissions.includes('content.moderate');
  const network = networkName(detail.conversation.network);
  if (detail.restraints.length === 0) return null;
  return (
    <ul className="mb-4 flex flex-col gap-2">
      {detail.restraints.map(({ kind, channelHandle, since }) => {
        const Icon = icons[kind];
        return (
          <li key={`${kind} ${channelHandle}`} className="rounded-md border border-line2 bg-panel px-3 py-2 text-xs">
            <p className="flex items-start gap-1.5">
              <Icon size={14} aria-hidden="true" className="mt-0.5 shrink-0 text-late" />
              <span className="min-w-0">
                {t('person.restrained', { kind, handle: channelHandle, network })} <RelativeTime at={since} />
              </span>
            </p>
            <p className="mt-1 text-ink3">{t('person.restrained.effect')}</p>
            {mayModerate && (
              <Button size="small" className="mt-1.5" onClick={() => restrain(kind, false)}>
                {t('person.restrain', { verb: kind === 'block' ? 'unblock' : 'unmute', network })}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
