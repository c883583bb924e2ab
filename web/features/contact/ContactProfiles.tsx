import { useNavigate } from '@tanstack/react-router';
import Split from 'lucide-react/icons/split';
import type { ContactDetail } from '#contract/contact.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Card } from './Card.tsx';
import { ContactMerges } from './ContactMerges.tsx';
import { useContactCommands } from './commands.ts';
import { ProfileLine } from './ProfileLine.tsx';

/** Where the person writes from, and of whom they were made one. */
export function ContactProfiles({ contact }: { contact: ContactDetail }) {
  const navigate = useNavigate();
  const { permissions } = useSession();
  const { split } = useContactCommands(contact.id);
  const open = (contactId: string) => void navigate({ to: '/contacts/$contactId', params: { contactId } });
  const maySplit = permissions.includes('contact.write') && contact.profiles.length > 1;
  return (
    <Card title={t('contact.profiles')}>
      <ul className="flex flex-col gap-2.5">
        {contact.profiles.map((profile) => (
          <li key={profile.id} className="flex items-start gap-2">
            <ProfileLine profile={profile} />
            {maySplit && (
              <IconButton
                label={t('contact.profiles.split', { handle: profile.handle })}
                size="small"
                icon={<Split size={14} aria-hidden="true" />}
                onClick={() => split(profile.id, profile.handle, open)}
              />
            )}
          </li>
        ))}
      </ul>
      <ContactMerges contact={contact} />
    </Card>
  );
}
