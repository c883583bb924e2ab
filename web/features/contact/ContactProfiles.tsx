import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import Split from 'lucide-react/icons/split';
import type { ContactDetail } from '#contract/contact.ts';
import type { ProfileSummary } from '#contract/conversation-row.ts';
import { handleOn } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Card } from './Card.tsx';
import { ContactMerges } from './ContactMerges.tsx';
import { ReachFigures } from './ContactReach.tsx';
import { useContactCommands } from './commands.ts';
import { ProfileLine } from './ProfileLine.tsx';
import { ProfileStanding } from './ProfileStanding.tsx';
import { influenceQuery, standingsQuery } from './queries.ts';

/** Where the person writes from, and of whom they were made one. */
export function ContactProfiles({ contact }: { contact: ContactDetail }) {
  const navigate = useNavigate();
  const { permissions } = useSession();
  const { split } = useContactCommands(contact.id);
  const open = (contactId: string) => void navigate({ to: '/contacts/$contactId', params: { contactId } });
  const { data: standings } = useQuery(standingsQuery(contact.id));
  const standingOf = (profile: ProfileSummary) => {
    const standing = standings?.find((one) => one.profileId === profile.id);
    return standing && <ProfileStanding profile={profile} standing={standing} />;
  };
  const { data: influence } = useQuery(influenceQuery(contact.id));
  const reachOf = (profile: ProfileSummary) => {
    const reach = influence?.find((one) => one.profileId === profile.id);
    return (
      reach && (
        <div className="ms-[22px] mt-1.5">
          <ReachFigures reach={reach} />
        </div>
      )
    );
  };
  const maySplit = permissions.includes('contact.write') && contact.profiles.length > 1;
  return (
    <Card title={t('contact.profiles')}>
      <ul className="flex flex-col gap-2.5">
        {contact.profiles.map((profile) => (
          <li key={profile.id}>
            <div className="flex items-start gap-2">
              <ProfileLine profile={profile} />
              {maySplit && (
                <IconButton
                  label={t('contact.profiles.split', { handle: handleOn(profile.network, profile.handle) })}
                  size="small"
                  icon={<Split size={14} aria-hidden="true" />}
                  onClick={() => split(profile.id, handleOn(profile.network, profile.handle), open)}
                />
              )}
            </div>
            {reachOf(profile)}
            {standingOf(profile)}
          </li>
        ))}
      </ul>
      <ContactMerges contact={contact} />
    </Card>
  );
}
