import UserX from 'lucide-react/icons/user-x';
import Users from 'lucide-react/icons/users';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { Avatar } from '#web/ui/Avatar.tsx';
import { Picker } from '#web/ui/Picker.tsx';
import type { Assignment } from '../commands.ts';

const nobody = 'nobody';

type ChoicesProps = {
  /** Who has it now; absent where many are given away at once. */
  current?: { assigneeId: string | null; teamId: string | null };
  onPick: (to: Assignment) => void;
};

/** Who could have it: oneself first, then colleagues, nobody, teams. */
export function AssignChoices({ current, onPick }: ChoicesProps) {
  const { me, agents, teams } = usePeople();

  const pick = (id: string) => {
    if (id === nobody) onPick({ assigneeId: null, teamId: null });
    else if (id.startsWith('team:')) onPick({ assigneeId: null, teamId: id.slice('team:'.length) });
    else onPick({ assigneeId: id });
  };

  return (
    <Picker
      label={t('conversation.assign.find')}
      onPick={pick}
      groups={[
        {
          label: t('conversation.assign.people'),
          options: [
            ...agents.map(({ id, name }) => ({
              id,
              label: id === me.id ? t('conversation.assign.me', { name }) : name,
              icon: <Avatar name={name} seed={id} size="small" />,
              checked: id === current?.assigneeId,
            })),
            {
              id: nobody,
              label: t('conversation.assign.nobody'),
              icon: <UserX size={16} aria-hidden="true" />,
              checked: current?.assigneeId === null && current.teamId === null,
            },
          ],
        },
        {
          label: t('conversation.assign.teams'),
          options: teams.map(({ id, name }) => ({
            id: `team:${id}`,
            label: name,
            icon: <Users size={16} aria-hidden="true" />,
            checked: id === current?.teamId,
          })),
        },
      ]}
    />
  );
}
