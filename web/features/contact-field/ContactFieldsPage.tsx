import { useQuery } from '@tanstack/react-query';
import Archive from 'lucide-react/icons/archive';
import ArchiveRestore from 'lucide-react/icons/archive-restore';
import Pencil from 'lucide-react/icons/pencil';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import type { ContactField } from '#contract/contact-field.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { fieldName } from '#web/features/contact/field-text.ts';
import { contactFieldsQuery } from '#web/features/contact/queries.ts';
import { t } from '#web/i18n.ts';
import { SettingsPage } from '#web/shell/SettingsFrame.tsx';
import { Button } from '#web/ui/Button.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { useFieldCommands } from './commands.ts';
import { FieldDialog } from './FieldDialog.tsx';

/** The fields that the workspace keeps about people. */
export function ContactFieldsPage() {
  const [edited, setEdited] = useState<ContactField | 'new' | null>(null);
  return (
    <SettingsPage
      title={t('contact_field.title')}
      permission="policy.manage"
      lead={t('contact_field.lead')}
      action={
        <Button tone="primary" icon={<Plus size={15} aria-hidden="true" />} onClick={() => setEdited('new')}>
          {t('contact_field.new')}
        </Button>
      }
    >
      <Fields onEdit={setEdited} />
      {edited && <FieldDialog field={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </SettingsPage>
  );
}

function Fields({ onEdit }: { onEdit: (field: ContactField) => void }) {
  const query = useQuery(contactFieldsQuery);
  return (
    <Loaded query={query}>
      {({ fields }) => {
        const archived = fields.filter((field) => field.archived);
        return (
          <>
            <FieldList fields={fields.filter((field) => !field.archived)} onEdit={onEdit} />
            {archived.length > 0 && (
              <section aria-label={t('contact_field.archived')} className="mt-8">
                <h2 className="font-semibold">{t('contact_field.archived')}</h2>
                <p className="mb-3 text-ink2">{t('contact_field.archived.help')}</p>
                <FieldList fields={archived} onEdit={onEdit} />
              </section>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

type ListProps = { fields: readonly ContactField[]; onEdit: (field: ContactField) => void };

function FieldList({ fields, onEdit }: ListProps) {
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-panel">
      {fields.map((field) => (
        <li key={field.key} className="flex min-h-12 items-center gap-3 px-3.5 py-2">
          <FieldRow field={field} onEdit={onEdit} />
        </li>
      ))}
    </ul>
  );
}

function FieldRow({ field, onEdit }: { field: ContactField; onEdit: ListProps['onEdit'] }) {
  const { archive } = useFieldCommands();
  const name = fieldName(field);
  const isStandard = field.name === '';
  const ArchiveIcon = field.archived ? ArchiveRestore : Archive;
  return (
    <>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-1.5">
          <bdi className="font-medium">{name}</bdi>
          {field.personal && <Tag tone="accent">{t('contact_field.personal')}</Tag>}
          {isStandard && <Tag>{t('contact_field.standard')}</Tag>}
        </p>
        <p className="truncate text-xs text-ink3">
          {t(`contact_field.kind.${field.kind}`)}
          {field.choices.length > 0 && `: ${field.choices.join(', ')}`}
        </p>
      </div>
      {!isStandard && (
        <>
          {!field.archived && (
            <IconButton
              label={t('contact_field.edit', { name })}
              size="small"
              icon={<Pencil size={15} aria-hidden="true" />}
              onClick={() => onEdit(field)}
            />
          )}
          <IconButton
            label={t(field.archived ? 'contact_field.restore' : 'contact_field.archive', { name })}
            size="small"
            icon={<ArchiveIcon size={15} aria-hidden="true" />}
            onClick={() => archive(field, !field.archived)}
          />
        </>
      )}
    </>
  );
}
