import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createInvitation } from '#contract/people.ts';
import type { RoleKey } from '#contract/permissions.ts';
import { call } from '../../api.ts';
import { LinkDialog } from '../../domain/LinkDialog.tsx';
import { useSubmission } from '../../domain/use-submission.ts';
import { exactTime } from '../../format.ts';
import { t } from '../../i18n.ts';
import { useSession } from '../../shell/session.ts';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Input } from '../../ui/Input.tsx';
import { Select } from '../../ui/Select.tsx';
import { rolesQuery, teamsQuery } from './queries.ts';
import { isWithin } from './rank.ts';

/** Asks for role and team, then shows the link. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { permissions } = useSession();
  const roles = useQuery(rolesQuery).data?.roles ?? [];
  const teams = useQuery(teamsQuery).data?.teams ?? [];
  const [role, setRole] = useState<RoleKey>('agent');
  const [teamId, setTeamId] = useState('');
  const [note, setNote] = useState('');
  const [made, setMade] = useState<{ path: string; expiresAt: string } | null>(null);

  const client = useQueryClient();
  const form = useSubmission();
  const create = async () => {
    const { path, invitation } = await call(createInvitation, { body: { role, teamId: teamId || null, note } });
    setMade({ path, expiresAt: invitation.expiresAt });
    await client.invalidateQueries({ queryKey: ['people'] });
  };

  if (made)
    return (
      <LinkDialog
        title={t('people.invitation.link')}
        description={t('people.invitation.link.body', { until: exactTime(new Date(made.expiresAt)) })}
        label={t('people.link')}
        value={`${location.origin}${made.path}`}
        onClose={onClose}
      />
    );
  return (
    <FormDialog
      title={t('people.invite')}
      description={t('people.invitation.empty.body')}
      action={t('people.invitation.create')}
      busy={form.isBusy}
      problem={form.problem}
      onSubmit={() => form.submit(create)}
      onClose={onClose}
    >
      <Field label={t('people.invitation.role')} help={t(`role.${role}.help`)}>
        <Select
          value={role}
          onChange={setRole}
          options={roles.map(({ key }) => ({
            value: key,
            label: t(`role.${key}`),
            disabled: !isWithin(permissions, roles, key),
          }))}
        />
      </Field>
      {teams.length > 0 && (
        <Field label={t('people.invitation.team')} optional>
          <Select
            value={teamId}
            onChange={setTeamId}
            options={[
              { value: '', label: t('people.invitation.team.none') },
              ...teams.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Field>
      )}
      <Field label={t('people.invitation.note')} help={t('people.invitation.note.help')} optional>
        <Input value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
