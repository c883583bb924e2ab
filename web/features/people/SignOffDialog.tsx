import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Agent } from '#contract/people.ts';
import { setSignOff } from '#contract/sign-off.ts';
import { call } from '#web/api.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { notice } from '#web/ui/Toast.tsx';

/** The alias by which somebody signs; empty for their initials. */
export function SignOffDialog({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const [signOff, setAlias] = useState(agent.signOff);
  const client = useQueryClient();
  const form = useSubmission(onClose);
  const save = async () => {
    await call(setSignOff, { params: { agentId: agent.id }, body: { signOff: signOff.trim() } });
    notice({ title: t('people.sign_off.done', { name: agent.name }), tone: 'ok' });
    await client.invalidateQueries({ queryKey: ['people'] });
  };
  return (
    <FormDialog
      title={t('people.sign_off.title', { name: agent.name })}
      description={t('people.sign_off.body')}
      action={t('people.sign_off.save')}
      busy={form.isBusy}
      onSubmit={() => form.submit(save)}
      onClose={onClose}
    >
      <Field label={t('people.sign_off.alias')} optional error={form.problem}>
        <Input maxLength={30} value={signOff} onChange={({ target }) => setAlias(target.value)} />
      </Field>
    </FormDialog>
  );
}
