import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Pencil from 'lucide-react/icons/pencil';
import Trash2 from 'lucide-react/icons/trash-2';
import { t } from '#web/i18n.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Menu, MenuItem } from '#web/ui/Menu.tsx';

type MenuProps = {
  name: string;
  onEdit: () => void;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onRemove: (() => void) | null;
};

/** What can be done with one entry of a policy whose order counts; null is not offered. */
export function EntryMenu({ name, onEdit, onUp, onDown, onRemove }: MenuProps) {
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          label={t('policy.category.more', { name })}
          size="small"
          icon={<Ellipsis size={15} aria-hidden="true" />}
        />
      }
    >
      <MenuItem icon={<Pencil size={15} aria-hidden="true" />} onSelect={onEdit}>
        {t('policy.category.edit', { name })}
      </MenuItem>
      {onUp && (
        <MenuItem icon={<ArrowUp size={15} aria-hidden="true" />} onSelect={onUp}>
          {t('policy.category.up', { name })}
        </MenuItem>
      )}
      {onDown && (
        <MenuItem icon={<ArrowDown size={15} aria-hidden="true" />} onSelect={onDown}>
          {t('policy.category.down', { name })}
        </MenuItem>
      )}
      {onRemove && (
        <MenuItem danger icon={<Trash2 size={15} aria-hidden="true" />} onSelect={onRemove}>
          {t('policy.category.remove', { name })}
        </MenuItem>
      )}
    </Menu>
  );
}
