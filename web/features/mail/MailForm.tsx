import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sendableTypes } from '#contract/attachment.ts';
import { writtenMaxLength } from '#contract/common.ts';
import type { CheckResult } from '#contract/dispatch.ts';
import type { MailWays } from '#contract/mail.ts';
import { AttachmentTray } from '#web/features/composer/AttachmentTray.tsx';
import { stopsOf, warningsOf } from '#web/features/composer/answer.ts';
import { Checks } from '#web/features/composer/Checks.tsx';
import { useFiles } from '#web/features/composer/use-files.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FileButton } from '#web/ui/FileButton.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { useSettled } from '#web/ui/use-settled.ts';
import { addMailPicture, type Mail, mailChecksQuery } from './queries.ts';
import { useBeginMail } from './use-begin-mail.ts';

const pauseMs = 350;
const mostPictures = 10;

type MailFormProps = {
  contactId: string;
  name: string;
  matterId: string | undefined;
  ways: MailWays;
  onClose: () => void;
};

/** Subject and words of a mail, with what the gate says to it while it is typed. */
export function MailForm({ contactId, name, matterId, ways, onClose }: MailFormProps) {
  const [from, setFrom] = useState(ways.from[0]?.channelId ?? '');
  const [to, setTo] = useState<string>(ways.to[0]?.key ?? '');
  const [subject, setSubject] = useState('');
  const [text, setText] = useState('');
  const [attachmentIds, setAttachmentIds] = useState<string[]>([]);
  const files = useFiles({
    addFile: (file) => addMailPicture(contactId, file),
    max: mostPictures,
    attachmentIds,
    onChange: setAttachmentIds,
  });
  const [isTried, setIsTried] = useState(false);
  const [refusal, setRefusal] = useState<{ shape: string; checks: readonly CheckResult[] } | null>(null);
  const { begin, isBusy } = useBeginMail(contactId, onClose);

  const mail: Mail = {
    to,
    channelId: from,
    subject: subject.trim(),
    text,
    attachmentIds,
    ...(matterId ? { matterId } : {}),
  };
  const isWhole = mail.subject !== '' && text.trim() !== '' && files.uploading.length === 0;
  const shape = JSON.stringify(isWhole ? mail : null);
  // It settles as a whole, so that a pause in one field does not ask about another's older words.
  const settled: Mail | null = JSON.parse(useSettled(shape, pauseMs));
  const asked = useQuery(mailChecksQuery(contactId, settled)).data ?? [];
  const isRefused = refusal?.shape === shape;
  const checks = isRefused ? refusal.checks : isWhole ? asked : [];
  const warnings = warningsOf(checks);
  const confirming = isRefused && stopsOf(checks).length === 0;

  const submit = async () => {
    setIsTried(true);
    if (!isWhole) return;
    const refused = await begin(mail, confirming ? warnings.map(({ check }) => check) : []);
    if (refused) setRefusal({ shape, checks: refused });
  };
  return (
    <FormDialog
      title={t('mail.title', { name })}
      description={t('mail.body')}
      action={t(confirming ? 'mail.send.all_the_same' : 'mail.send')}
      busy={isBusy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('mail.from')}>
          <Select
            value={from}
            onChange={setFrom}
            options={ways.from.map(({ channelId, address }) => ({ value: channelId, label: address }))}
          />
        </Field>
        <Field label={t('mail.to')}>
          <Select
            value={to}
            onChange={setTo}
            options={ways.to.map(({ key, address }) => ({ value: key, label: address }))}
          />
        </Field>
      </div>
      <Field
        label={t('mail.subject')}
        error={isTried && mail.subject === '' ? t('mail.subject.missing') : undefined}
        required
      >
        <Input
          dir="auto"
          maxLength={250}
          autoFocus
          value={subject}
          onChange={(event) => setSubject(event.target.value)}
        />
      </Field>
      <Field label={t('mail.text')} error={isTried && text.trim() === '' ? t('mail.text.missing') : undefined} required>
        <Textarea
          className="min-h-40"
          dir="auto"
          maxLength={writtenMaxLength}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <AttachmentTray
        checksKey={['mail-checks', contactId]}
        attachmentIds={attachmentIds}
        uploading={files.uploading}
        onChange={setAttachmentIds}
      />
      <span>
        <FileButton label={t('mail.file')} accept={sendableTypes.join(',')} onFile={(file) => files.add([file])} />
      </span>
      <Checks checks={checks} confirming={confirming} refused={isRefused} onSuggestion={setText} />
    </FormDialog>
  );
}
