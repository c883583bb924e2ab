import { useQuery } from '@tanstack/react-query';
import Braces from 'lucide-react/icons/braces';
import Trash2 from 'lucide-react/icons/trash-2';
import { useRef } from 'react';
import type { Variant } from '#contract/saved-reply.ts';
import { variableNames } from '#contract/saved-reply-text.ts';
import { networkName } from '#web/domain/networks.ts';
import { writtenLanguages } from '#web/domain/written-languages.ts';
import { channelsQuery } from '#web/features/channel/queries.ts';
import { fieldName } from '#web/features/contact/field-text.ts';
import { contactFieldsQuery } from '#web/features/contact/queries.ts';
import { languageName } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { Field } from '#web/ui/Field.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Menu, MenuGroup, MenuItem } from '#web/ui/Menu.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';

type EditorProps = {
  variant: Variant;
  /** From 0. */
  place: number;
  count: number;
  problem: string | null;
  onChange: (variant: Variant) => void;
  onRemove: (() => void) | undefined;
};

/** One text of a saved reply, and for whom it is. */
export function VariantEditor({ variant, place, count, problem, onChange, onRemove }: EditorProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const put = (change: Partial<Variant>) => onChange({ ...variant, ...change });
  const networks = useNetworks(variant.network);
  const number = place + 1;

  const insert = (words: string) => {
    const { selectionStart = variant.text.length, selectionEnd = selectionStart } = field.current ?? {};
    put({ text: variant.text.slice(0, selectionStart) + words + variant.text.slice(selectionEnd) });
    const caret = selectionStart + words.length;
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(caret, caret);
    });
  };
  return (
    <fieldset className="rounded-md border border-line p-3">
      <legend className="px-1 text-xs font-semibold text-ink2">
        {t(place === 0 ? 'saved_reply.variant.first' : 'saved_reply.variant.other', { number })}
      </legend>
      <div className="mb-2.5 flex flex-wrap items-center gap-2">
        <Select
          label={t('saved_reply.language')}
          value={variant.language}
          onChange={(language) => put({ language })}
          options={[
            { value: '', label: t('saved_reply.language.any') },
            ...[...new Set([...writtenLanguages, ...(variant.language ? [variant.language] : [])])]
              .map((value) => ({ value, label: languageName(value) }))
              .toSorted((a, b) => a.label.localeCompare(b.label)),
          ]}
          className="min-w-0 flex-1 basis-36"
        />
        <Select
          label={t('saved_reply.network')}
          value={variant.network}
          onChange={(network) => put({ network })}
          options={[
            { value: '', label: t('saved_reply.network.any') },
            ...networks.map((value) => ({ value, label: networkName(value) })),
          ]}
          className="min-w-0 flex-1 basis-36"
        />
        <VariableMenu onChoose={insert} />
        {onRemove && (
          <IconButton
            size="small"
            label={t('saved_reply.variant.remove', { number })}
            icon={<Trash2 size={15} aria-hidden="true" />}
            onClick={onRemove}
          />
        )}
      </div>
      <Field
        label={count === 1 ? t('saved_reply.text') : t('saved_reply.variant.other', { number })}
        help={place === 0 && t('saved_reply.text.help')}
        error={problem}
        required
      >
        <Textarea
          ref={field}
          rows={4}
          maxLength={10_000}
          className="min-h-24"
          value={variant.text}
          onChange={({ target }) => put({ text: target.value })}
        />
      </Field>
    </fieldset>
  );
}

/** The networks of connected accounts, and the one that is chosen already. */
function useNetworks(chosen: string): string[] {
  const enabled = useSession().permissions.includes('channel.read');
  const channels = useQuery({ ...channelsQuery, enabled }).data?.channels ?? [];
  return [...new Set([...channels.map(({ network }) => network), ...(chosen ? [chosen] : [])])].toSorted();
}

/** Everything that a text can name. */
function VariableMenu({ onChoose }: { onChoose: (words: string) => void }) {
  const fields = useQuery(contactFieldsQuery).data?.fields ?? [];
  const usable = fields.filter(({ kind, archived, name }) => kind !== 'yes_no' && !archived && !/[{}|]/.test(name));
  return (
    <Menu
      align="end"
      trigger={<Button icon={<Braces size={15} aria-hidden="true" />}>{t('saved_reply.variables')}</Button>}
    >
      <MenuGroup label={t('saved_reply.variables.conversation')}>
        {variableNames.map((name) => (
          <MenuItem
            key={name}
            hint={<code>{name}</code>}
            onSelect={() => onChoose(name.startsWith('customer.') ? `{{${name}|}}` : `{{${name}}}`)}
          >
            {t(`saved_reply.variable.${name}`)}
          </MenuItem>
        ))}
      </MenuGroup>
      <MenuGroup label={t('saved_reply.variables.contact')}>
        {usable.map((field) => (
          <MenuItem
            key={field.key}
            onSelect={() => onChoose(`{{contact.${(field.name || field.key).toLowerCase()}|}}`)}
          >
            {fieldName(field)}
          </MenuItem>
        ))}
      </MenuGroup>
      <MenuItem onSelect={() => onChoose(`[${t('saved_reply.blank.example')}]`)}>{t('saved_reply.blank')}</MenuItem>
    </Menu>
  );
}
