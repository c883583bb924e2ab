import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import BookmarkPlus from 'lucide-react/icons/bookmark-plus';
import Copy from 'lucide-react/icons/copy';
import Ellipsis from 'lucide-react/icons/ellipsis';
import LinkIcon from 'lucide-react/icons/link';
import Pencil from 'lucide-react/icons/pencil';
import Trash from 'lucide-react/icons/trash-2';
import type { SavedView } from '#contract/view.ts';
import { t } from '#web/i18n.ts';
import { usePaletteActions } from '#web/shell/palette-actions.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Menu, MenuItem, MenuSeparator } from '#web/ui/Menu.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { useViewCommands } from './commands.ts';
import { sectionOf, useSavedViews } from './saved-views.ts';
import type { Here } from './use-here.ts';

type ViewMenuProps = { here: Here; onSaveAs: () => void; onRename: (view: SavedView) => void };

/** What can be done with the view on the screen; the command palette offers the same. */
export function ViewMenu({ here, onSaveAs, onRename }: ViewMenuProps) {
  const { saved, place, name } = here;
  const { duplicate, remove, order } = useViewCommands();
  const views = useSavedViews();
  const section = saved ? sectionOf(views, saved).filter(({ editable }) => editable) : [];
  const at = section.findIndex(({ id }) => id === saved?.id);
  const own = saved?.editable ? saved : null;

  const entries = [
    { id: 'view-save-as', label: t(saved ? 'view.save.as' : 'view.save.view'), icon: BookmarkPlus, run: onSaveAs },
    own && { id: 'view-rename', label: t('view.rename'), icon: Pencil, run: () => onRename(own) },
    { id: 'view-duplicate', label: t('view.duplicate'), icon: Copy, run: () => duplicate({ name, ...place }) },
    { id: 'view-copy', label: t('view.copy_link'), icon: LinkIcon, run: () => void copyAddress() },
    at > 0 && { id: 'view-up', label: t('view.move.up'), icon: ArrowUp, run: () => order(section, at, at - 1) },
    at >= 0 &&
      at < section.length - 1 && {
        id: 'view-down',
        label: t('view.move.down'),
        icon: ArrowDown,
        run: () => order(section, at, at + 1),
      },
  ].filter((entry) => entry !== null && entry !== false);
  const deletion = own && { id: 'view-delete', label: t('view.delete'), run: () => remove(own) };
  usePaletteActions([...entries, ...(deletion ? [deletion] : [])].map(({ id, label, run }) => ({ id, label, run })));

  return (
    <Menu
      align="end"
      trigger={<IconButton size="small" label={t('view.menu')} icon={<Ellipsis size={15} aria-hidden="true" />} />}
    >
      {entries.map(({ id, label, icon: Icon, run }) => (
        <MenuItem key={id} icon={<Icon size={15} aria-hidden="true" />} onSelect={run}>
          {label}
        </MenuItem>
      ))}
      {deletion && <MenuSeparator />}
      {deletion && (
        <MenuItem danger icon={<Trash size={15} aria-hidden="true" />} onSelect={deletion.run}>
          {deletion.label}
        </MenuItem>
      )}
    </Menu>
  );
}

/** The address of the list, without the conversation beside it: a colleague sees in it what they may see. */
async function copyAddress(): Promise<void> {
  const [inbox, view] = location.pathname.split('/').filter(Boolean);
  const link = `${location.origin}/${inbox}/${view}${location.search}`;
  try {
    await navigator.clipboard.writeText(link);
    notice({ title: t('ui.copied'), timeoutMs: 2_000 });
  } catch {
    // Over plain http the browser offers no clipboard: show the link instead.
    notice({ title: link });
  }
}
