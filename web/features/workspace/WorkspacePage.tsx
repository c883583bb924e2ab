import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { requireSecondStep } from '#contract/second-step.ts';
import { createWorkspace, renameWorkspace } from '#contract/workspace.ts';
import { call, errorMessage } from '../../api.ts';
import { useSubmission } from '../../domain/use-submission.ts';
import { t } from '../../i18n.ts';
import { SettingsPage, SettingsSection } from '../../shell/SettingsFrame.tsx';
import { sessionQuery, useSession } from '../../shell/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Switch } from '../../ui/Checkbox.tsx';
import { Field } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { Input } from '../../ui/Input.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { notice } from '../../ui/Toast.tsx';

/** The workspace itself: its name, its rule for signing in, and the way from practising to real customers. */
export function WorkspacePage() {
  const { workspace } = useSession();
  const queryClient = useQueryClient();
  const title = t(workspace.kind === 'live' ? 'workspace.live.another' : 'workspace.live');

  const rename = async (name: string) => {
    await call(renameWorkspace, { body: { name } });
    await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
    notice({ title: t('workspace.saved'), tone: 'ok' });
  };
  const create = async (name: string) => {
    await call(createWorkspace, { body: { name } });
    // Everything in memory belongs to the other workspace.
    location.assign('/');
  };
  return (
    <SettingsPage title={t('settings.workspace')} permission="workspace.manage">
      <SettingsSection title={t('workspace.name')}>
        <NameForm label={t('workspace.name')} initial={workspace.name} action={t('ui.save')} onSave={rename} />
      </SettingsSection>
      <SettingsSection title={t('second_step.title')}>
        <EveryoneSwitch />
      </SettingsSection>
      <SettingsSection title={title} lead={t('workspace.live.body')}>
        <NameForm
          label={t('workspace.live.name')}
          initial={workspace.kind === 'live' ? '' : workspace.name}
          action={t('workspace.live.action')}
          onSave={create}
        />
      </SettingsSection>
    </SettingsPage>
  );
}

/** Whether everyone here needs a second step; first of all the owner who asks for it. */
function EveryoneSwitch() {
  const { secondStep } = useSession();
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (needed: boolean) => call(requireSecondStep, { body: { needed } }),
    onSuccess: (_, needed) =>
      notice({ title: t(needed ? 'workspace.second_step.on' : 'workspace.second_step.off'), tone: 'ok' }),
    onError: (error) => notice({ title: errorMessage(error), tone: 'error' }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  const isReady = secondStep.isOn || secondStep.isNeeded;
  return (
    <div className="max-w-xl">
      <Switch
        checked={change.isPending ? change.variables : secondStep.isNeeded}
        onChange={(needed) => change.mutate(needed)}
        disabled={!isReady}
        label={t('workspace.second_step')}
        help={t(isReady ? 'workspace.second_step.help' : 'workspace.second_step.own_first')}
      />
    </div>
  );
}

type NameFormProps = { label: string; initial: string; action: string; onSave: (name: string) => Promise<void> };

function NameForm({ label, initial, action, onSave }: NameFormProps) {
  const [name, setName] = useState(initial);
  const form = useSubmission();
  const submit = () => {
    if (name.trim() === '') return form.refuse();
    form.submit(() => onSave(name));
  };
  return (
    <Form busy={form.isBusy} onSubmit={submit} className="flex max-w-md flex-col gap-3">
      <Field
        label={label}
        error={form.touched && name.trim() === '' ? t('workspace.name.missing') : undefined}
        required
      >
        <Input value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Problem>{form.problem}</Problem>
      <Button type="submit" busy={form.isBusy} className="self-start">
        {action}
      </Button>
    </Form>
  );
}
