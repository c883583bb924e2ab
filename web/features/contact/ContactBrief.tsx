import { useQuery } from '@tanstack/react-query';
import type { ContactDetail } from '#contract/contact.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { ConsentNow } from './ContactConsent.tsx';
import { FieldShown } from './ContactFields.tsx';
import { NewNote, NoteText } from './ContactNotes.tsx';
import { PreferenceNow } from './ContactPreference.tsx';
import { fieldName } from './field-text.ts';
import { MarkTags } from './MarkTags.tsx';
import { PanelSection } from './PanelSection.tsx';
import { ProfileLine } from './ProfileLine.tsx';
import { isSaid } from './preference-words.ts';
import { contactFieldsQuery, contactQuery } from './queries.ts';

type BriefProps = {
  contactId: string;
  /** The one of the conversation, which stands above already. */
  profileId: string;
};

/** What is known of the person beyond this conversation, in short. */
export function ContactBrief({ contactId, profileId }: BriefProps) {
  const query = useQuery(contactQuery(contactId));
  return <Loaded query={query}>{(contact) => <Known contact={contact} profileId={profileId} />}</Loaded>;
}

function Known({ contact, profileId }: { contact: ContactDetail; profileId: string }) {
  const { permissions } = useSession();
  const fields = useQuery(contactFieldsQuery).data?.fields ?? [];
  const others = contact.profiles.filter(({ id }) => id !== profileId);
  const filled = fields.filter(({ key }) => key in contact.fields || contact.hidden.includes(key));
  return (
    <>
      {contact.marks.length > 0 && (
        <PanelSection title={t('contact.marks')}>
          <p className="flex flex-wrap gap-1.5">
            <MarkTags marks={contact.marks} />
          </p>
        </PanelSection>
      )}
      {others.length > 0 && (
        <PanelSection title={t('contact.profiles.others')}>
          <ul className="flex flex-col gap-2">
            {others.map((profile) => (
              <li key={profile.id} className="flex">
                <ProfileLine profile={profile} />
              </li>
            ))}
          </ul>
        </PanelSection>
      )}
      {filled.length > 0 && (
        <PanelSection title={t('contact.fields')}>
          <ul className="flex flex-col gap-1.5">
            {filled.map((field) => (
              <li key={field.key}>
                <p className="text-xs text-ink3">{fieldName(field)}</p>
                <FieldShown contact={contact} field={field} />
              </li>
            ))}
          </ul>
        </PanelSection>
      )}
      {contact.preference && isSaid(contact.preference) && (
        <PanelSection title={t('contact.preference')}>
          <PreferenceNow preference={contact.preference} />
        </PanelSection>
      )}
      <PanelSection title={t('contact.notes')}>
        {permissions.includes('contact.write') && <NewNote contact={contact} />}
        <ul className="flex flex-col gap-2">
          {contact.notes.map((note) => (
            <li key={note.id} className="flex rounded-md border border-note-line bg-note-bg px-2.5 py-1.5">
              <NoteText note={note} />
            </li>
          ))}
        </ul>
      </PanelSection>
      {contact.consents.length > 0 && (
        <PanelSection title={t('contact.consent')}>
          <ConsentNow contact={contact} />
        </PanelSection>
      )}
    </>
  );
}
