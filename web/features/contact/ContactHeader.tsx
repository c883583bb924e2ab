import { useNavigate } from '@tanstack/react-router';
import Combine from 'lucide-react/icons/combine';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Eraser from 'lucide-react/icons/eraser';
import Mail from 'lucide-react/icons/mail';
import Pencil from 'lucide-react/icons/pencil';
import TagIcon from 'lucide-react/icons/tag';
import { Suspense, useState } from 'react';
import { type ContactDetail, contactMarks } from '#contract/contact.ts';
import { count, day } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { usePaletteActions } from '#web/shell/palette-actions.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Menu, MenuCheck, MenuItem } from '#web/ui/Menu.tsx';
import { useFromNow } from '#web/ui/use-now.ts';
import { ContactFace } from './ContactFace.tsx';
import { useContactCommands } from './commands.ts';
import { ErasureDialog } from './ErasureDialog.tsx';
import { MarkTags } from './MarkTags.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { NameForm } from './NameForm.tsx';

const MailDialog = lazyPart(() => import('#web/features/mail/MailDialog.tsx'), 'MailDialog', ['composer']);

/** Who it is, what sets them apart, and what can be done with the person as a whole. */
export function ContactHeader({ contact }: { contact: ContactDetail }) {
  const { permissions } = useSession();
  const navigate = useNavigate();
  const { setMarks } = useContactCommands(contact.id);
  const [over, setOver] = useState<'name' | 'mail' | 'merge' | 'erase' | null>(null);
  const close = () => setOver(null);
  const since = useFromNow((now) => day(new Date(contact.createdAt), now));
  const mayWrite = permissions.includes('contact.write');
  const mayErase = permissions.includes('contact.erase');
  const mayMail = permissions.includes('reply.private');
  const mail = { id: 'contact-mail', label: t('contact.mail'), run: () => setOver('mail') } as const;
  const edit = { id: 'contact-name', label: t('contact.name.edit'), run: () => setOver('name') } as const;
  const merge = { id: 'contact-merge', label: t('contact.merge'), run: () => setOver('merge') } as const;
  const erase = { id: 'contact-erase', label: t('contact.erase'), run: () => setOver('erase') } as const;
  usePaletteActions([...(mayMail ? [mail] : []), ...(mayWrite ? [edit, merge] : []), ...(mayErase ? [erase] : [])]);

  return (
    <header className="mb-5 flex flex-wrap items-start gap-x-4 gap-y-3">
      <ContactFace contact={contact} size="large" />
      <div className="min-w-0 flex-1 basis-60">
        {over === 'name' ? (
          <NameForm contact={contact} onClose={close} />
        ) : (
          <div className="flex min-w-0 items-center gap-1">
            <h1 className="min-w-0 text-xl font-semibold break-words">
              <bdi>{contact.name}</bdi>
            </h1>
            {mayWrite && (
              <IconButton
                label={edit.label}
                size="small"
                icon={<Pencil size={14} aria-hidden="true" />}
                onClick={edit.run}
              />
            )}
          </div>
        )}
        <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-ink2">
          <MarkTags marks={contact.marks} />
          {contact.followers !== null && <span>{t('contacts.followers', { count: count(contact.followers) })}</span>}
          <span>{t('contact.known_since', { day: since })}</span>
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {mayMail && (
          <Button icon={<Mail size={14} aria-hidden="true" />} onClick={mail.run}>
            {mail.label}
          </Button>
        )}
        {mayWrite && (
          <Menu
            align="end"
            trigger={<Button icon={<TagIcon size={14} aria-hidden="true" />}>{t('contact.marks')}</Button>}
          >
            {contactMarks.map((mark) => (
              <MenuCheck
                key={mark}
                checked={contact.marks.includes(mark)}
                onChange={(isOn) =>
                  setMarks(contactMarks.filter((one) => (one === mark ? isOn : contact.marks.includes(one))))
                }
              >
                {t(`contact.mark.${mark}`)}
              </MenuCheck>
            ))}
          </Menu>
        )}
        {(mayWrite || mayErase) && (
          <Menu
            align="end"
            trigger={
              <IconButton label={t('contact.more')} tone="secondary" icon={<Ellipsis size={16} aria-hidden="true" />} />
            }
          >
            {mayWrite && (
              <MenuItem icon={<Combine size={15} aria-hidden="true" />} onSelect={merge.run}>
                {merge.label} …
              </MenuItem>
            )}
            {mayErase && (
              <MenuItem icon={<Eraser size={15} aria-hidden="true" />} danger onSelect={erase.run}>
                {erase.label} …
              </MenuItem>
            )}
          </Menu>
        )}
      </div>
      <Suspense>
        {over === 'mail' && <MailDialog contactId={contact.id} name={contact.name} onClose={close} />}
      </Suspense>
      {over === 'merge' && <MergeDialog contact={contact} onClose={close} />}
      {over === 'erase' && (
        <ErasureDialog
          contact={contact}
          onClose={close}
          onErased={() => navigate({ to: '/contacts', replace: true })}
        />
      )}
    </header>
  );
}
