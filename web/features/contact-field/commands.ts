import { useQueryClient } from '@tanstack/react-query';
import { type ContactField, changeContactField, createContactField } from '#contract/contact-field.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { contactFieldsKey, contactKeys } from '#web/features/contact/queries.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';

export type FieldContent = Pick<ContactField, 'name' | 'kind' | 'choices' | 'personal'>;

/** Makes, changes and archives the fields kept about people. */
export function useFieldCommands() {
  const client = useQueryClient();
  const renew = () =>
    Promise.all([contactFieldsKey, contactKeys].map((queryKey) => client.invalidateQueries({ queryKey })));

  async function archive(field: ContactField, archived: boolean): Promise<void> {
    await attempt(async () => {
      await call(changeContactField, { params: { fieldKey: field.key }, body: { archived } });
      notice({
        title: t(archived ? 'contact_field.archived.done' : 'contact_field.restored.done', { name: field.name }),
        undo: () => void archive(field, !archived),
      });
    });
    await renew();
  }

  return {
    archive: (field: ContactField, archived: boolean) => void archive(field, archived),
    create: async (content: FieldContent) => {
      await call(createContactField, { body: content });
      await renew();
      notice({ title: t('contact_field.created.done', { name: content.name }), tone: 'ok' });
    },
    /** Of a field that is there the kind stays. */
    change: async (fieldKey: string, { name, choices, personal }: FieldContent) => {
      await call(changeContactField, { params: { fieldKey }, body: { name, choices, personal } });
      await renew();
      notice({ title: t('contact_field.changed.done', { name }), tone: 'ok' });
    },
  };
}
