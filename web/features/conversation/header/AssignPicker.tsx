import User from 'lucide-react/icons/user';
import UserX from 'lucide-react/icons/user-x';
import Users from 'lucide-react/icons/users';
import type { ConversationRow } from '#contract/conversation.ts';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { Avatar } from '#web/ui/Avatar.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Kbd } from '#web/ui/Kbd.tsx';
import { Picker } from '#web/ui/Picker.tsx';
import { Popover } from '#web/ui/Popover.tsx';
import { useConversationCommands } from '../commands.ts';

export type PickerProps = {
  row: ConversationRow;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** Words of a button in the head, which only its icon stands for where room is short. */
export const wordsLook = 'min-w-0 truncate @max-[42rem]:hidden';

const nobody = 'nobody';

/** Who has the conversation, and giving it to somebody: oneself first, then colleagues, teams, nobody. */
export function AssignPicker({ row, open, onOpenChange }: PickerProps) {
  const { me, agents, teams, nameOf, teamNameOf } = usePeople();
  const { assign } = useConversationCommands();
  const assignee = nameOf(row.assigneeId);
  const shown = assignee ?? teamNameOf(row.teamId);

  const pick = (id: string) => {
    onOpenChange(false);
    if (id === nobody) assign(row, { assigneeId: null, teamId: null });
    else if (id.startsWith('team:')) assign(row, { assigneeId: null, teamId: id.slice('team:'.length) });
    else assign(row, { assigneeId: id });
  };

  return (
    <Popover
      open={open}
      onOpenChange={onOpenChange}
      title={t('conversation.assign')}
      align="end"
      trigger={
        <Button
          aria-keyshortcuts="a"
          aria-label={shown ? t('conversation.assign.current', { name: shown }) : t('conversation.assign')}
          icon={
            assignee ? (
              <Avatar name={assignee} seed={row.assigneeId ?? assignee} size="small" />
            ) : (
              <User size={15} aria-hidden="true" />
            )
          }
          className="max-w-52"
        >
          <span className={wordsLook}>{shown ?? t('conversation.assign')}</span>
          <Kbd keys="a" className="@max-[42rem]:hidden" />
        </Button>
      }
    >
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
                checked: id === row.assigneeId,
              })),
              {
                id: nobody,
                label: t('conversation.assign.nobody'),
                icon: <UserX size={16} aria-hidden="true" />,
                checked: row.assigneeId === null && row.teamId === null,
              },
            ],
          },
          {
            label: t('conversation.assign.teams'),
            options: teams.map(({ id, name }) => ({
              id: `team:${id}`,
              label: name,
              icon: <Users size={16} aria-hidden="true" />,
              checked: id === row.teamId,
            })),
          },
        ]}
      />
    </Popover>
  );
}
