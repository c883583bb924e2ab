import Ban from 'lucide-react/icons/ban';
import VolumeX from 'lucide-react/icons/volume-x';
import type { ProfileSummary } from '#contract/conversation-row.ts';
import type { Standing } from '#contract/restraint.ts';
import { networkName } from '#web/domain/networks.ts';
import { usePersonCommands } from '#web/features/conversation/person-commands.ts';
import { RestraintNotes } from '#web/features/conversation/RestraintNotes.tsx';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';

const icons = { block: Ban, mute: VolumeX };

/** What stands between us and one profile, and the way to block or mute it where its network allows that. */
export function ProfileStanding({ profile, standing }: { profile: ProfileSummary; standing: Standing }) {
  const { restraints, conversationId, can } = standing;
  const { restrain } = usePersonCommands({ id: conversationId ?? '', network: profile.network, profile });
  const offered = can.filter((kind) => !restraints.some((one) => one.kind === kind));
  if (restraints.length + offered.length === 0) return null;
  return (
    <div className="ms-[22px] mt-1.5 flex flex-col gap-1.5">
      <RestraintNotes
        restraints={restraints}
        network={profile.network}
        onLift={can.length > 0 ? (kind) => restrain(kind, false) : undefined}
      />
      {offered.length > 0 && (
        <p className="-ms-2 flex flex-wrap">
          {offered.map((kind) => {
            const Icon = icons[kind];
            return (
              <Button
                key={kind}
                size="small"
                tone="ghost"
                icon={<Icon size={13} aria-hidden="true" />}
                onClick={() => restrain(kind, true)}
              >
                {t('person.restrain', { verb: kind, network: networkName(profile.network) })}
              </Button>
            );
          })}
        </p>
      )}
    </div>
  );
}
