import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import ImagePlus from 'lucide-react/icons/image-plus';
import X from 'lucide-react/icons/x';
import { useId, useState } from 'react';
import { addFormFile, getTicketForm, mostFormFiles, submitTicketForm } from '#contract/ticket-form.ts';
import { call, errorMessage } from '#web/api.ts';
import { FormError } from '#web/domain/FormError.tsx';
import { t } from '#web/i18n.ts';
import { EntryPage } from '#web/shell/EntryPage.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Form } from '#web/ui/Form.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';

/** Where a customer tells in private what does not belong in public; it is sent once. */
export function TicketFormPage() {
  const { token } = useParams({ from: '/form/$token' });
  const params = { token };
  const query = useQuery({
    queryKey: ['ticket-form', token],
    queryFn: () => call(getTicketForm, { params }),
    // What is being written must not vanish when the page is looked at again.
    refetchOnWindowFocus: false,
  });
  const [isSent, setSent] = useState(false);

  if (isSent) return <EntryPage title={t('form.sent')}>{t('form.sent.body')}</EntryPage>;
  if (query.isPending) return <EntryPage title={t('entry.loading')}>{null}</EntryPage>;
  if (query.isError) return <EntryPage title={t('form.gone')}>{errorMessage(query.error)}</EntryPage>;
  const { workspaceName, about, wantsMail } = query.data;
  return (
    <EntryPage
      title={about || t('form.title', { name: workspaceName })}
      lead={<p>{t('form.lead', { name: workspaceName })}</p>}
      foot={<p className="text-sm">{t('form.once')}</p>}
    >
      <Fields token={token} wantsMail={wantsMail} onSent={() => setSent(true)} />
    </EntryPage>
  );
}

type FieldsProps = { token: string; wantsMail: boolean; onSent: () => void };
type Problem = 'name' | 'email' | 'text';

function Fields({ token, wantsMail, onSent }: FieldsProps) {
  const params = { token };
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [text, setText] = useState('');
  const [files, setFiles] = useState<{ id: string; name: string }[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const fileId = useId();
  const add = useMutation({
    mutationFn: async (chosen: readonly File[]) => {
      for (const file of chosen.slice(0, mostFormFiles - files.length)) {
        const { id } = await call(addFormFile, { params, query: { name: file.name }, file });
        setFiles((before) => [...before, { id, name: file.name }]);
      }
    },
  });
  const send = useMutation({
    mutationFn: () => {
      const fileIds = files.map(({ id }) => id);
      return call(submitTicketForm, {
        params,
        body: { name: name.trim(), email: email.trim(), text: text.trim(), fileIds },
      });
    },
    onSuccess: onSent,
  });

  const submit = () => {
    const hasAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim());
    const missing =
      name.trim() === ''
        ? 'name'
        : (wantsMail || email.trim() !== '') && !hasAddress
          ? 'email'
          : text.trim() === ''
            ? 'text'
            : null;
    setProblem(missing);
    if (missing === null) send.mutate();
  };
  const told = (one: Problem, words: string) => (problem === one ? words : undefined);
  return (
    <Form busy={send.isPending} onSubmit={submit} className="flex flex-col gap-4">
      <Field label={t('form.name')} error={told('name', t('form.name.missing'))}>
        <Input autoComplete="name" maxLength={200} value={name} onChange={({ target }) => setName(target.value)} />
      </Field>
      <Field label={t('form.email')} optional={!wantsMail} error={told('email', t('form.email.wrong'))}>
        <Input
          type="email"
          dir="ltr"
          autoComplete="email"
          maxLength={254}
          value={email}
          onChange={({ target }) => setEmail(target.value)}
        />
      </Field>
      <Field label={t('form.text')} help={t('form.text.help')} error={told('text', t('form.text.missing'))}>
        <Textarea
          rows={6}
          className="min-h-32"
          maxLength={10_000}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
      {files.length > 0 && (
        <ul aria-label={t('form.files')} className="flex flex-col gap-1 text-ink2">
          {files.map((file) => (
            <li key={file.id} className="flex items-center gap-2">
              <bdi className="min-w-0 flex-1 break-all">{file.name}</bdi>
              <IconButton
                label={t('form.files.remove', { name: file.name })}
                icon={<X size={16} aria-hidden="true" />}
                onClick={() => setFiles((before) => before.filter(({ id }) => id !== file.id))}
              />
            </li>
          ))}
        </ul>
      )}
      {files.length < mostFormFiles && (
        <>
          <input
            id={fileId}
            type="file"
            accept="image/png,image/jpeg,image/gif,image/webp"
            multiple
            tabIndex={-1}
            className="sr-only"
            aria-label={t('form.files.add')}
            onChange={({ target }) => {
              add.mutate([...(target.files ?? [])]);
              target.value = '';
            }}
          />
          <Button
            className="min-h-11"
            busy={add.isPending}
            icon={<ImagePlus size={16} aria-hidden="true" />}
            onClick={() => document.getElementById(fileId)?.click()}
          >
            {t('form.files.add')}
          </Button>
        </>
      )}
      <FormError error={send.error ?? add.error} />
      <Button
        type="submit"
        tone="primary"
        busy={send.isPending}
        disabled={add.isPending}
        className="min-h-12 w-full text-base"
      >
        {t('form.send')}
      </Button>
    </Form>
  );
}
