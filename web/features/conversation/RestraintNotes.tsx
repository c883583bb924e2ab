import Ban from 'lucide-react/icons/ban';
import VolumeX from 'lucide-react/icons/volume-x';
import type { Restraint } from '#contract/restraint.ts';
import { accountName, networkName } from '#web/domain/networks.ts';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';

const icons = { block: Ban, mute: VolumeX };

type NotesProps = {
  restraints: readonly Restraint[];
  network: string;
  /** Takes one back; absent where this person may not, or there is no way. */
  onLift?: ((kind: Restraint['kind']) => void) | undefined;
};

/** That accounts of ours block or mute somebody, who did it and when, and the way back. Nothing when none does. */
export function RestraintNotes({ restraints, network: id, onLift }: NotesProps) {
  const { nameOf } = usePeople();
  const network = networkName(id);
  if (restraints.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2">
      {restraints.map(({ kind, channelHandle, since, agentId }) => {
        const Icon = icons[kind];
        const name = nameOf(agentId);
        return (
          <li key={`${kind} ${channelHandle}`} className="rounded-md border border-line2 bg-panel px-3 py-2 text-xs">
            <p className="flex items-start gap-1.5">
              <Icon size={14} aria-hidden="true" className="mt-0.5 shrink-0 text-late" />
              <span className="min-w-0">
                {t('person.restrained', { kind, handle: accountName(channelHandle), network })}
                <span className="block text-ink2">
                  {name && (
                    <>
                      <bdi>{name}</bdi>
                      {' · '}
                    </>
                  )}
                  <RelativeTime at={since} />
                </span>
              </span>
            </p>
            <p className="mt-1 text-ink3">{t('person.restrained.effect')}</p>
            {onLift && (
              <Button size="small" className="mt-1.5" onClick={() => onLift(kind)}>
                {t('person.restrain', { verb: kind === 'block' ? 'unblock' : 'unmute', network })}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
