import { useQuery } from '@tanstack/react-query';
import Plus from 'lucide-react/icons/plus';
import { useId, useState } from 'react';
import type { SavedReply, SavedReplyRow, Variant } from '#contract/saved-reply.ts';
import { problemOfText } from '#contract/saved-reply-text.ts';
import { FormError } from '#web/domain/FormError.tsx';
import { usePeople } from '#web/domain/people.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { contactFieldsQuery } from '#web/features/contact/queries.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { SkeletonRows } from '#web/ui/Skeleton.tsx';
import { AudienceFields } from './AudienceFields.tsx';
import { type ReplyContent, useReplyCommands } from './commands.ts';
import { Preview } from './Preview.tsx';
import { savedReplyQuery } from './queries.ts';
import { VariantEditor } from './VariantEditor.tsx';

type DialogProps = { row: SavedReplyRow | null; folders: readonly string[]; onClose: () => void };

/** Makes a saved reply or changes one, beside what it would say in a real conversation. */
export function ReplyDialog({ row, folders, onClose }: DialogProps) {
  const query = useQuery({ ...savedReplyQuery(row?.id ?? ''), enabled: row !== null });
  if (row !== null && !query.data)
    return (
      <Dialog open onOpenChange={onClose} title={row.title} size="large">
        {query.isError ? <FormError error={query.error} /> : <SkeletonRows count={4} />}
      </Dialog>
    );
  return <Editor reply={query.data?.reply ?? null} folders={folders} onClose={onClose} />;
}

const empty: ReplyContent = {
  title: '',
  folder: '',
  audience: 'me',
  teamId: null,
  ownerId: null,
  expiresAt: null,
  variants: [{ network: '', language: '', text: '' }],
};

type EditorProps = { reply: SavedReply | null; folders: readonly string[]; onClose: () => void };

function Editor({ reply, folders, onClose }: EditorProps) {
  const { permissions } = useSession();
  const mayShare = permissions.includes('saved_reply.manage');
  const [content, setContent] = useState<ReplyContent>(reply ?? { ...empty, audience: mayShare ? 'everyone' : 'me' });
  const form = useSubmission(onClose);
  const commands = useReplyCommands();
  const fieldNames = useQuery(contactFieldsQuery).data?.fields.map(({ name }) => name) ?? null;
  const put = (change: Partial<ReplyContent>) => setContent({ ...content, ...change });
  const isReadOnly = reply !== null && !reply.editable;

  const submit = () => {
    if (isReadOnly) return onClose();
    const isBad = content.variants.some((_, n) => problemOf(content.variants, n, fieldNames) !== null);
    if (content.title.trim() === '' || isBad) return form.refuse();
    form.submit(() => (reply ? commands.change(reply, content) : commands.create(content)));
  };
  const putVariant = (n: number, variant: Variant | null) =>
    put({ variants: content.variants.flatMap((one, place) => (place === n ? (variant ?? []) : one)) });
  return (
    <FormDialog
      title={
        isReadOnly ? reply.title : t(reply ? 'saved_reply.edit' : 'saved_reply.new', { title: reply?.title ?? '' })
      }
      description={isReadOnly ? t('saved_reply.read_only') : undefined}
      size="large"
      action={t(isReadOnly ? 'ui.close' : reply ? 'ui.save' : 'saved_reply.create')}
      busy={form.isBusy}
      problem={form.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t('saved_reply.title')}
          required
          error={form.touched && content.title.trim() === '' && t('saved_reply.title.missing')}
        >
          <Input maxLength={120} value={content.title} onChange={({ target }) => put({ title: target.value })} />
        </Field>
        <FolderField folder={content.folder} folders={folders} onChange={(folder) => put({ folder })} />
        {mayShare && <AudienceFields {...content} onChange={put} />}
        {mayShare && content.audience !== 'me' && (
          <OwnerField ownerId={content.ownerId} onChange={(ownerId) => put({ ownerId })} />
        )}
        <Field label={t('saved_reply.expires')} help={t('saved_reply.expires.help')} optional>
          <Input
            type="date"
            value={content.expiresAt?.slice(0, 10) ?? ''}
            onChange={({ target }) =>
              put({ expiresAt: target.value === '' ? null : new Date(target.value).toISOString() })
            }
          />
        </Field>
      </div>
      {content.variants.map((variant, n) => (
        <VariantEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: a text has no name but its place.
          key={n}
          variant={variant}
          place={n}
          count={content.variants.length}
          problem={form.touched ? problemOf(content.variants, n, fieldNames) : null}
          onChange={(changed) => putVariant(n, changed)}
          onRemove={content.variants.length > 1 ? () => putVariant(n, null) : undefined}
        />
      ))}
      <Button
        icon={<Plus size={15} aria-hidden="true" />}
        onClick={() => put({ variants: [...content.variants, { network: '', language: '', text: '' }] })}
        className="self-start"
      >
        {t('saved_reply.variant.add')}
      </Button>
      <Preview variants={content.variants} />
    </FormDialog>
  );
}

/** What keeps one of the texts from being saved; without the fields of contacts the server says whether names exist. */
function problemOf(variants: readonly Variant[], n: number, fieldNames: readonly string[] | null): string | null {
  const variant = variants[n];
  if (!variant || variant.text.trim() === '') return t('saved_reply.text.missing');
  const place = ({ network, language }: Variant) => `${network} ${language.toLowerCase()}`;
  if (variants.slice(0, n).some((other) => place(other) === place(variant))) return t('saved_reply.variant.twice');
  const problem = problemOfText(variant.text, fieldNames ?? []);
  if (problem?.kind === 'unclosed') return t('saved_reply.text.unclosed');
  if (problem && fieldNames !== null) return t('saved_reply.text.unknown', { names: problem.names.join(', ') });
  return null;
}

type FolderProps = { folder: string; folders: readonly string[]; onChange: (folder: string) => void };

function FolderField({ folder, folders, onChange }: FolderProps) {
  const id = useId();
  return (
    <Field label={t('saved_reply.folder')} optional>
      <Input maxLength={60} list={id} value={folder} onChange={({ target }) => onChange(target.value)} />
      <datalist id={id}>
        {folders.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </Field>
  );
}

type OwnerProps = { ownerId: string | null; onChange: (ownerId: string) => void };

/** Who answers for it. */
function OwnerField({ ownerId, onChange }: OwnerProps) {
  const { agents } = usePeople();
  const { agent } = useSession();
  return (
    <Field label={t('saved_reply.owner')} help={t('saved_reply.owner.help')}>
      <Select
        value={ownerId ?? agent.id}
        onChange={onChange}
        options={agents.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Field>
  );
}
