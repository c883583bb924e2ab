import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useEffect } from 'react';
import type { ContactDetail } from '#contract/contact.ts';
import { ApiError, isRefused } from '#web/api.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { useAnyChange } from '#web/domain/use-any-change.ts';
import { t } from '#web/i18n.ts';
import { NotFound } from '#web/shell/faults.tsx';
import { ContactConsent } from './ContactConsent.tsx';
import { ContactConversations } from './ContactConversations.tsx';
import { ContactFields } from './ContactFields.tsx';
import { ContactHeader } from './ContactHeader.tsx';
import { ContactNotes } from './ContactNotes.tsx';
import { ContactPreference } from './ContactPreference.tsx';
import { ContactProfiles } from './ContactProfiles.tsx';
import { contactKey, contactQuery } from './queries.ts';

/** Everything about one person, whichever network they wrote on. */
export function ContactPage() {
  const { contactId } = useParams({ from: '/frame/contacts/$contactId' });
  const client = useQueryClient();
  const query = useQuery(contactQuery(contactId));
  useAnyChange(() => {
    if (!isRefused(query.error)) void client.invalidateQueries({ queryKey: contactKey(contactId) });
  });
  const isMissing = query.error instanceof ApiError && query.error.code === 'not_found';
  return (
    <div className="mx-auto w-full max-w-5xl flex-1 px-4 py-5 sm:px-6">
      <title>{`${query.data?.name ?? t('shell.page.contacts')} · Earshot`}</title>
      <Link
        to="/contacts"
        className="mb-3 inline-flex items-center gap-1.5 rounded-sm text-ink2 hover:text-ink hover:underline"
      >
        <ArrowLeft size={14} aria-hidden="true" className="rtl:-scale-x-100" />
        {t('contact.back')}
      </Link>
      {!query.data && <h1 className="sr-only">{t('contact.label')}</h1>}
      {isMissing ? (
        <NotFound />
      ) : (
        <Loaded query={query}>{(contact) => <Person key={contact.id} contact={contact} asked={contactId} />}</Loaded>
      )}
    </div>
  );
}

/** `asked`: the id of the address, which may be of somebody who became part of this person. */
function Person({ contact, asked }: { contact: ContactDetail; asked: string }) {
  const navigate = useNavigate();
  useEffect(() => {
    if (contact.id !== asked)
      void navigate({ to: '/contacts/$contactId', params: { contactId: contact.id }, replace: true });
  }, [contact.id, asked, navigate]);
  return (
    <>
      <ContactHeader contact={contact} />
      <div className="grid items-start gap-5 md:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-5 max-md:order-last">
          <ContactConversations contactId={contact.id} />
          <ContactNotes contact={contact} />
        </div>
        <div className="grid min-w-0 gap-5">
          <ContactFields contact={contact} />
          <ContactProfiles contact={contact} />
          <ContactConsent contact={contact} />
          <ContactPreference contact={contact} />
        </div>
      </div>
    </>
  );
}
