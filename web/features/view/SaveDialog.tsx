import { useState } from 'react';
import type { Audience } from '#contract/view.ts';
import { FormError } from '#web/domain/FormError.tsx';
import { usePeople } from '#web/domain/people.ts';
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
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const team = teamId ?? teams[0]?.id ?? null;
  const canShare = permissions.includes('view.share');
  const audiences = (['me', 'team', 'everyone'] as const).filter((one) => one !== 'team' || teams.length > 0);

  const submit = async () => {
    if (name.trim() === '') {
      setMissing(true);
      return;
    }
    setBusy(true);
    try {
      await onSave({ name: name.trim(), audience, teamId: audience === 'team' ? team : null });
      onClose();
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  return (
    <FormDialog
      title={title}
      size="small"
      action={t('view.save')}
      busy={busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field label={t('view.save.name')} error={missing ? t('view.save.name.needed') : undefined}>
        <Input
          value={name}
          maxLength={60}
          onChange={({ target }) => {
            setName(target.value);
            setMissing(false);
          }}
        />
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
      <FormError error={error} />
    </FormDialog>
  );
}
