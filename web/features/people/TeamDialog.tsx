import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeTeam, createTeam, type Team } from '#contract/people.ts';
import { call } from '../../api.ts';
import { useSubmission } from '../../domain/use-submission.ts';
import { t } from '../../i18n.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Input } from '../../ui/Input.tsx';
import { agentsQuery } from './queries.ts';

/** Makes a team, or changes its name and who is in it. */
export function TeamDialog({ team, onClose }: { team: Team | null; onClose: () => void }) {
  const agents = useQuery(agentsQuery).data?.agents ?? [];
  const [name, setName] = useState(team?.name ?? '');
  const [agentIds, setAgentIds] = useState<readonly string[]>(team?.agentIds ?? []);
  const client = useQueryClient();
  const form = useSubmission(onClose);
  const offered = agents.filter(({ id, state }) => state === 'active' || agentIds.includes(id));

  const submit = () => {
    if (name.trim() === '') return form.refuse();
    form.submit(async () => {
      const teamId = team?.id ?? (await call(createTeam, { body: { name } })).teamId;
      await call(changeTeam, { params: { teamId }, body: { name, agentIds: [...agentIds] } });
      await client.invalidateQueries({ queryKey: ['people'] });
    });
  };
  const toggle = (id: string, isIn: boolean) =>
    setAgentIds(isIn ? [...agentIds, id] : agentIds.filter((other) => other !== id));

  return (
    <FormDialog
      title={team ? t('people.team.edit', { name: team.name }) : t('people.team.new')}
      action={t(team ? 'ui.save' : 'people.team.create')}
      busy={form.isBusy}
      problem={form.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t('people.team.name')}
        error={form.touched && name.trim() === '' ? t('people.team.name.missing') : undefined}
        required
      >
        <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      </Field>
      <fieldset>
        <legend className="mb-1.5 font-medium">{t('people.team.members')}</legend>
        <div className="flex max-h-72 flex-col gap-2 overflow-y-auto py-0.5">
          {offered.map((agent) => (
            <Checkbox
              key={agent.id}
              checked={agentIds.includes(agent.id)}
              onChange={(isIn) => toggle(agent.id, isIn)}
              label={agent.name}
              help={t(`role.${agent.role}`)}
            />
          ))}
        </div>
      </fieldset>
    </FormDialog>
  );
}
