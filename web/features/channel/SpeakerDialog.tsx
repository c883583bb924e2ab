import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Channel } from '#contract/channel.ts';
import { setSpeaker } from '#contract/sign-off.ts';
import { call, errorMessage } from '#web/api.ts';
import { handleOn } from '#web/domain/networks.ts';
import { usePeople } from '#web/domain/people.ts';
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
  const [touched, setTouched] = useState(false);
  const isOwn = agentId !== brand;
  const lacks = isOwn && disclosure.trim() === '';
  const save = useMutation({
    mutationFn: () =>
      call(setSpeaker, {
        params: { channelId: channel.id },
        body: { agentId: isOwn ? agentId : null, disclosure: isOwn ? disclosure.trim() : '' },
      }),
    onSuccess: () => {
      notice({ title: t('channel.speaker.done'), tone: 'ok' });
      onClose();
    },
    onError: (error) => notice({ title: errorMessage(error), tone: 'error' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['channels'] }),
  });
  return (
    <FormDialog
      title={t('channel.speaker.title', { handle: handleOn(channel.network, channel.handle) })}
      description={t('channel.speaker.body')}
      action={t('channel.speaker.save')}
      busy={save.isPending}
      onSubmit={() => {
        setTouched(true);
        if (!lacks) save.mutate();
      }}
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
          error={touched && lacks ? t('channel.speaker.disclosure.missing') : null}
          required
        >
          <Input maxLength={80} value={disclosure} onChange={({ target }) => setDisclosure(target.value)} />
        </Field>
      )}
    </FormDialog>
  );
}
