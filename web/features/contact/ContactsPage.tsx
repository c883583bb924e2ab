import { useNavigate, useSearch } from '@tanstack/react-router';
import Download from 'lucide-react/icons/download';
import { exportContacts } from '#contract/contact.ts';
import { urlOf } from '#web/api.ts';
import { t } from '#web/i18n.ts';
import { Forbidden } from '#web/shell/Forbidden.tsx';
import { useSession } from '#web/shell/session.ts';
import { ContactFilters } from './ContactFilters.tsx';
import { ContactList } from './ContactList.tsx';
import type { ContactSearch } from './search.ts';

/** Everyone who has a conversation with us: find, narrow, order, open. */
export function ContactsPage() {
  const search = useSearch({ from: '/frame/contacts' });
  const navigate = useNavigate();
  const { permissions } = useSession();
  const change = (part: Partial<ContactSearch>) =>
    void navigate({ to: '/contacts', search: { ...search, ...part }, replace: true });
  return (
    <div className="mx-auto flex min-h-0 w-full max-w-4xl flex-1 flex-col px-4 pt-5 sm:px-6">
      <title>{`${t('shell.page.contacts')} · Earshot`}</title>
      <header className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h1 className="text-xl font-semibold">{t('shell.page.contacts')}</h1>
        {permissions.includes('contact.export') && (
          <a
            href={urlOf(exportContacts.path, {}, search)}
            download
            title={t('contacts.export.hint')}
            className="inline-flex min-h-(--control) items-center gap-1.5 rounded-[7px] border border-line2 bg-raise px-2.5 whitespace-nowrap text-ink hover:bg-hover"
          >
            <Download size={15} aria-hidden="true" />
            {t('contacts.export')}
          </a>
        )}
      </header>
      {permissions.includes('inbox.read') ? (
        <>
          <ContactFilters search={search} onChange={change} />
          <ContactList search={search} onClear={() => change({ q: undefined, network: undefined })} />
        </>
      ) : (
        <Forbidden permission="inbox.read" />
      )}
    </div>
  );
}
