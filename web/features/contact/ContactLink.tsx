import { Link, useNavigate } from '@tanstack/react-router';
import { t } from '#web/i18n.ts';
import { usePaletteActions } from '#web/shell/palette-actions.ts';

/** The way from a conversation to everything about its person, in the palette too. */
export function ContactLink({ contactId }: { contactId: string }) {
  const navigate = useNavigate();
  const params = { contactId };
  const label = t('contact.open');
  usePaletteActions([{ id: 'contact-page', label, run: () => void navigate({ to: '/contacts/$contactId', params }) }]);
  return (
    <Link
      to="/contacts/$contactId"
      params={params}
      className="underline decoration-line2 underline-offset-2 hover:decoration-current"
    >
      {label}
    </Link>
  );
}
