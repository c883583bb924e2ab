import Undo2 from 'lucide-react/icons/undo-2';
import type { ContactDetail } from '#contract/contact.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { useContactCommands } from './commands.ts';

/** The merges that made this person one; each can be taken back at any time. */
export function ContactMerges({ contact }: { contact: ContactDetail }) {
  const { permissions } = useSession();
  const { unmerge } = useContactCommands(contact.id);
  if (contact.merges.length === 0) return null;
  return (
    <div className="mt-3 border-t border-line pt-3">
      <h3 className="mb-1 text-xs font-semibold text-ink3">{t('contact.merges')}</h3>
      <ul className="flex flex-col gap-1">
        {contact.merges.map(({ id, name, profiles, at }) => (
          <li key={id} className="flex items-center gap-2">
            <span className="min-w-0 flex-1">
              <bdi>{t('contact.merges.one', { name, profiles })}</bdi>
              <RelativeTime at={at} className="block text-xs text-ink3" />
            </span>
            {permissions.includes('contact.write') && (
              <IconButton
                label={t('contact.merge.undo', { name })}
                size="small"
                icon={<Undo2 size={14} aria-hidden="true" />}
                onClick={() => unmerge(id)}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
