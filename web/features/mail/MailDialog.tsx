import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MailWays } from '#contract/mail.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { MailForm } from './MailForm.tsx';
import { mailWaysQuery } from './queries.ts';

type MailDialogProps = {
  contactId: string;
  name: string;
  /** The conversation that it goes on from. */
  matterId?: string;
  onClose: () => void;
};

/** Begins a mail to a person, or says what is missing for one. */
export function MailDialog({ contactId, name, matterId, onClose }: MailDialogProps) {
  const query = useQuery(mailWaysQuery(contactId));
  const ways = query.data;
  if (ways && ways.from.length > 0 && ways.to.length > 0)
    return <MailForm contactId={contactId} name={name} matterId={matterId} ways={ways} onClose={onClose} />;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('mail.title', { name })}
      size="small"
      footer={<Button onClick={onClose}>{t('ui.close')}</Button>}
    >
      <Loaded query={query}>{(found) => <Missing contactId={contactId} ways={found} onClose={onClose} />}</Loaded>
    </Dialog>
  );
}

type MissingProps = { contactId: string; ways: MailWays; onClose: () => void };

function Missing({ contactId, ways, onClose }: MissingProps) {
  const look = 'text-accent underline-offset-2 hover:underline';
  return (
    <div className="flex flex-col gap-3">
      {ways.from.length === 0 && (
        <p>
          {t('mail.no_mailbox')}{' '}
          <Link to="/settings/channels" onClick={onClose} className={look}>
            {t('mail.no_mailbox.open')}
          </Link>
        </p>
      )}
      {ways.to.length === 0 && (
        <p>
          {t('mail.no_address')}{' '}
          <Link to="/contacts/$contactId" params={{ contactId }} onClick={onClose} className={look}>
            {t('mail.no_address.open')}
          </Link>
        </p>
      )}
    </div>
  );
}
