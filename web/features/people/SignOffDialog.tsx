import { useState } from 'react';
import type { Agent } from '#contract/people.ts';
import { setSignOff } from '#contract/sign-off.ts';
import { call, errorMessage } from '#web/api.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { usePeopleChange } from './queries.ts';

/** The alias by which somebody signs; empty for their initials. */
export function SignOffDialog({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const [signOff, setAlias] = useState(agent.signOff);
  const save = usePeopleChange<string>({
    run: async (typed) => {
      await call(setSignOff, { params: { agentId: agent.id }, body: { signOff: typed.trim() } });
      onClose();
    },
    done: () => t('people.sign_off.done', { name: agent.name }),
  });
  return (
    <FormDialog
      title={t('people.sign_off.title', { name: agent.name })}
      description={t('people.sign_off.body')}
      action={t('people.sign_off.save')}
      busy={save.isPending}
      onSubmit={() => save.mutate(signOff)}
      onClose={onClose}
    >
      <Field label={t('people.sign_off.alias')} optional error={save.isError ? errorMessage(save.error) : null}>
        <Input maxLength={30} value={signOff} onChange={({ target }) => setAlias(target.value)} />
      </Field>
    </FormDialog>
  );
}
