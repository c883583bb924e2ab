import { useQuery } from '@tanstack/react-query';
import EyeOff from 'lucide-react/icons/eye-off';
import Pencil from 'lucide-react/icons/pencil';
import { useState } from 'react';
import type { ContactDetail } from '#contract/contact.ts';
import type { ContactField } from '#contract/contact-field.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { useFromNow } from '#web/ui/use-now.ts';
import { Card } from './Card.tsx';
import { FieldForm } from './FieldForm.tsx';
import { fieldName, shownValue } from './field-text.ts';
import { contactFieldsQuery } from './queries.ts';

/** What the workspace keeps about the person, each changed where it stands. */
export function ContactFields({ contact }: { contact: ContactDetail }) {
  const query = useQuery(contactFieldsQuery);
  return (
    <Card title={t('contact.fields')}>
      <Loaded query={query}>
        {({ fields }) => (
          <ul className="flex flex-col gap-2">
            {fields
              .filter(({ archived }) => !archived)
              .map((field) => (
                <li key={field.key}>
                  <FieldLine contact={contact} field={field} />
                </li>
              ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}

function FieldLine({ contact, field }: { contact: ContactDetail; field: ContactField }) {
  const { permissions } = useSession();
  const [isEdited, setIsEdited] = useState(false);
  const isClosed = field.personal && !permissions.includes('personal_data.read');
  const name = fieldName(field);
  if (isEdited) return <FieldForm contact={contact} field={field} onClose={() => setIsEdited(false)} />;
  return (
    <div className="flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <p className="text-xs text-ink3">{name}</p>
        <FieldShown contact={contact} field={field} />
      </div>
      {permissions.includes('contact.write') && !isClosed && (
        <IconButton
          label={t('contact.field.edit', { field: name })}
          size="small"
          icon={<Pencil size={14} aria-hidden="true" />}
          onClick={() => setIsEdited(true)}
        />
      )}
    </div>
  );
}

/** A value, that there is none, or that it is not for this viewer. */
export function FieldShown({ contact, field }: { contact: ContactDetail; field: ContactField }) {
  const value = contact.fields[field.key];
  const words = useFromNow((now) => (value === undefined ? '' : shownValue(field, value, now)));
  if (contact.hidden.includes(field.key))
    return (
      <p className="flex items-center gap-1.5 text-ink3">
        <EyeOff size={13} aria-hidden="true" className="shrink-0" />
        {t('contact.field.hidden')}
      </p>
    );
  if (value === undefined) return <p className="text-ink3">{t('contact.field.empty')}</p>;
  return (
    <p dir="auto" className="text-start break-words">
      {words}
    </p>
  );
}
