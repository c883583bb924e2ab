import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Channel } from '#contract/channel.ts';
import { setSpeaker } from '#contract/sign-off.ts';
import { call } from '#web/api.ts';
import { handleOn } from '#web/domain/networks.ts';
import { usePeople } from '#web/domain/people.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { notice } from '#web/ui/Toast.tsx';

const brand = '';

/** Whose an account is: the brand's, or a colleague's own with its disclosure. */
export function SpeakerDialog({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const client = useQueryClient();
  const { agents } = usePeople();
  const [agentId, setAgentId] = useState(channel.spokenBy ?? brand);
  const [disclosure, setDisclosure] = useState(channel.disclosure);
  const form = useSubmission(onClose);
  const isOwn = agentId !== brand;
  const lacks = isOwn && disclosure.trim() === '';
  const submit = () => {
    if (lacks) return form.refuse();
    form.submit(async () => {
      const body = isOwn ? { agentId, disclosure: disclosure.trim() } : { agentId: null, disclosure: '' };
      await call(setSpeaker, { params: { channelId: channel.id }, body });
      notice({ title: t('channel.speaker.done'), tone: 'ok' });
      await client.invalidateQueries({ queryKey: ['channels'] });
    });
  };
  return (
    <FormDialog
      title={t('channel.speaker.title', { handle: handleOn(channel.network, channel.handle) })}
      description={t('channel.speaker.body')}
      action={t('channel.speaker.save')}
      busy={form.isBusy}
      problem={form.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('channel.speaker.whose')}>
        <Select
          value={agentId}
          options={[
            { value: brand, label: t('channel.speaker.brand') },
            ...agents.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={setAgentId}
        />
      </Field>
      {isOwn && (
        <Field
          label={t('channel.speaker.disclosure')}
          help={t('channel.speaker.disclosure.help')}
          error={form.touched && lacks ? t('channel.speaker.disclosure.missing') : null}
          required
        >
          <Input maxLength={80} value={disclosure} onChange={({ target }) => setDisclosure(target.value)} />
        </Field>
      )}
    </FormDialog>
  );
}
