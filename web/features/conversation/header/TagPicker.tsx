import { useQuery } from '@tanstack/react-query';
import TagIcon from 'lucide-react/icons/tag';
import { t } from '#web/i18n.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Picker } from '#web/ui/Picker.tsx';
import { Popover } from '#web/ui/Popover.tsx';
import { useConversationCommands } from '../commands.ts';
import { tagsQuery } from '../queries.ts';
import type { PickerProps } from './AssignPicker.tsx';

/** The tags of a conversation: known ones to tick, new ones by typing. */
export function TagPicker({ row, open, onOpenChange }: PickerProps) {
  const { data } = useQuery({ ...tagsQuery, enabled: open });
  const { setTags } = useConversationCommands();
  const names = [...new Set([...row.tags, ...(data?.tags.map(({ name }) => name) ?? [])])];

  const toggle = (name: string) =>
    setTags(row, row.tags.includes(name) ? row.tags.filter((tag) => tag !== name) : [...row.tags, name]);

  return (
    <Popover
      open={open}
      onOpenChange={onOpenChange}
      title={t('conversation.tags')}
      align="end"
      trigger={
        <IconButton
          tone="secondary"
          label={t('conversation.tags')}
          keys="t"
          // On a phone the menu leads here; the place stays, so that the popover has one.
          className="max-sm:invisible max-sm:absolute max-sm:end-3"
          icon={<TagIcon size={15} aria-hidden="true" />}
        />
      }
    >
      <Picker
        label={t('conversation.tags.find')}
        onPick={toggle}
        create={{ label: (name) => t('conversation.tags.create', { name }), run: toggle }}
        empty={t('conversation.tags.none')}
        groups={[
          {
            label: t('conversation.tags'),
            options: names.map((name) => ({ id: name, label: name, checked: row.tags.includes(name) })),
          },
        ]}
      />
    </Popover>
  );
}
