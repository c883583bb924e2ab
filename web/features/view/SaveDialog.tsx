import { useState } from 'react';
import type { Audience } from '#contract/view.ts';
import { usePeople } from '#web/domain/people.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';

export type Naming = { name: string; audience: Audience; teamId: string | null };

type SaveDialogProps = {
  title: string;
  initial: Naming;
  onClose: () => void;
  /** Throws ApiError: then the window stays with what was typed. */
  onSave: (naming: Naming) => Promise<void>;
};

/** A name, and who has the view in their list. */
export function SaveDialog({ title, initial, onClose, onSave }: SaveDialogProps) {
  const { permissions } = useSession();
  const { teams } = usePeople();
  const [name, setName] = useState(initial.name);
  const [audience, setAudience] = useState(initial.audience);
  const [teamId, setTeamId] = useState(initial.teamId);
  const form = useSubmission(onClose);
  const team = teamId ?? teams[0]?.id ?? null;
  const canShare = permissions.includes('view.share');
  const audiences = (['me', 'team', 'everyone'] as const).filter((one) => one !== 'team' || teams.length > 0);

  const submit = () => {
    if (name.trim() === '') return form.refuse();
    form.submit(() => onSave({ name: name.trim(), audience, teamId: audience === 'team' ? team : null }));
  };
  return (
    <FormDialog
      title={title}
      size="small"
      action={t('view.save')}
      busy={form.isBusy}
      problem={form.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t('view.save.name')}
        error={form.touched && name.trim() === '' ? t('view.save.name.needed') : undefined}
      >
        <Input value={name} maxLength={60} onChange={({ target }) => setName(target.value)} />
      </Field>
      {canShare && (
        <Field label={t('view.save.audience')} help={audience === 'me' ? undefined : t('view.save.me.hint')}>
          <Select
            value={audience}
            onChange={setAudience}
            options={audiences.map((value) => ({ value, label: t(`view.save.audience.${value}`) }))}
          />
        </Field>
      )}
      {canShare && audience === 'team' && (
        <Field label={t('view.save.team')}>
          <Select
            value={team}
            onChange={setTeamId}
            options={teams.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      )}
    </FormDialog>
  );
}
