import { useState } from 'react';
import type { Rota } from '#contract/rota.ts';
import { usePeople } from '#web/domain/people.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { toLocalText } from '#web/features/conversation/snooze.ts';
import { currentRegion, t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Select } from '#web/ui/Select.tsx';
import { useRotaCommands } from './commands.ts';
import { readStretch, StretchFields } from './StretchFields.tsx';

const hourMs = 3_600_000;

type DialogProps = { rota: Rota; stretch: { from: Date; to: Date } | null; onClose: () => void };

/** Somebody stands in for a time, whatever the turns say. */
export function OverrideDialog({ rota, stretch, onClose }: DialogProps) {
  const { me, agents } = usePeople();
  const { permissions } = useSession();
  const { override } = useRotaCommands();
  const { timeZone } = currentRegion();
  const [agentId, setAgentId] = useState(me.id);
  const [text, setText] = useState(() => {
    const from = stretch?.from ?? new Date();
    const to = stretch?.to ?? new Date(from.getTime() + 8 * hourMs);
    return { from: toLocalText(from, timeZone), to: toLocalText(to, timeZone) };
  });
  const form = useSubmission(onClose);
  const read = readStretch(text);
  const offered = permissions.includes('policy.manage') ? agents : [me];
  const submit = () => {
    if (!read) return form.refuse();
    form.submit(() => override(rota.id, agentId, read));
  };
  return (
    <FormDialog
      title={t('oncall.override.title', { name: rota.name })}
      description={t('oncall.override.lead')}
      action={t('oncall.override.action')}
      busy={form.isBusy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('oncall.who')} required>
        <Select
          value={agentId}
          options={offered.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setAgentId}
        />
      </Field>
      <StretchFields value={text} error={form.touched && !read ? t('oncall.stretch.wrong') : null} onChange={setText} />
    </FormDialog>
  );
}
