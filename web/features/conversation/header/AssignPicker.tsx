import User from 'lucide-react/icons/user';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { Avatar } from '#web/ui/Avatar.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Kbd } from '#web/ui/Kbd.tsx';
import { Popover } from '#web/ui/Popover.tsx';
import { useConversationCommands } from '../commands.ts';
import { AssignChoices } from './AssignChoices.tsx';

export type PickerProps = {
  row: ConversationRow;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** Words of a button in the head, which only its icon stands for where room is short. */
export const wordsLook = 'min-w-0 truncate @max-[42rem]:hidden';

/** Who has the conversation, and giving it to somebody. */
export function AssignPicker({ row, open, onOpenChange }: PickerProps) {
  const { nameOf, teamNameOf } = usePeople();
  const { assign } = useConversationCommands();
  const assignee = nameOf(row.assigneeId);
  const shown = assignee ?? teamNameOf(row.teamId);

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
      <AssignChoices
        current={row}
        onPick={(to) => {
          onOpenChange(false);
          assign(row, to);
        }}
      />
    </Popover>
  );
}
