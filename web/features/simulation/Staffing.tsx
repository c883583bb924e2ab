import { useQuery } from '@tanstack/react-query';
import Pencil from 'lucide-react/icons/pencil';
import Trash2 from 'lucide-react/icons/trash-2';
import type { StaffedPerson } from '#contract/simulation.ts';
import type { StaffMember } from '#contract/work.ts';
import { usePeople } from '#web/domain/people.ts';
import { staffQuery } from '#web/features/work/queries.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Select } from '#web/ui/Select.tsx';
import { useStaffingWords } from './staffing-words.ts';

type StaffingProps = {
  people: readonly StaffedPerson[];
  onEdit: (member: StaffMember) => void;
  onRemove: (person: StaffedPerson) => void;
};

/** Who might have worked otherwise: one sentence a person. */
export function Staffing({ people, onEdit, onRemove }: StaffingProps) {
  const { nameOf } = usePeople();
  const enabled = useSession().permissions.includes('people.read');
  const staff = useQuery({ ...staffQuery, enabled }).data?.staff ?? [];
  const words = useStaffingWords();
  const name = (id: string) => nameOf(id) ?? id;
  const rest = staff.filter(({ agentId }) => !people.some((one) => one.agentId === agentId));
  const edit = (id: string) => {
    const member = staff.find(({ agentId }) => agentId === id);
    if (member) onEdit(member);
  };
  return (
    <fieldset className="flex min-w-56 flex-1 flex-col gap-1.5">
      <legend className="mb-1.5 font-medium">{t('simulation.staffing')}</legend>
      {people.length > 0 && (
        <ul className="divide-y divide-line rounded-md border border-line">
          {people.map((one) => (
            <li key={one.agentId} className="flex items-center gap-2 px-2.5 py-1">
              <span className="min-w-0 flex-1">
                <bdi className="font-medium">{name(one.agentId)}</bdi> <span className="text-ink2">{words(one)}</span>
              </span>
              <IconButton
                size="small"
                label={t('simulation.staffing.edit', { name: name(one.agentId) })}
                icon={<Pencil size={15} aria-hidden="true" />}
                onClick={() => edit(one.agentId)}
              />
              <IconButton
                size="small"
                label={t('simulation.staffing.remove', { name: name(one.agentId) })}
                icon={<Trash2 size={15} aria-hidden="true" />}
                onClick={() => onRemove(one)}
              />
            </li>
          ))}
        </ul>
      )}
      {rest.length > 0 && (
        <Select
          label={t('simulation.staffing.add')}
          value={null}
          placeholder={t('simulation.staffing.add')}
          options={rest.map(({ agentId }) => ({ value: agentId, label: name(agentId) }))}
          onChange={edit}
        />
      )}
    </fieldset>
  );
}
