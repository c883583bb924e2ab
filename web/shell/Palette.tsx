import { useNavigate } from '@tanstack/react-router';
import { t } from '../i18n.ts';
import { setThemeChoice, themeChoices } from '../theme.ts';
import { CommandPalette } from '../ui/CommandPalette.tsx';
import { useShortcutHelp } from '../ui/shortcuts.ts';
import type { Page } from './pages.ts';
import { useOfferedActions } from './palette-actions.ts';

/** The command palette with what this page offers, all pages, and what is possible everywhere. */
export function Palette({ pages, onClose }: { pages: readonly Page[]; onClose: () => void }) {
  const navigate = useNavigate();
  const offered = useOfferedActions();
  const keys = useShortcutHelp();
  const here = keys.filter(({ group }) => group !== t('shell.group.everywhere'));
  return (
    <CommandPalette
      label={t('shell.palette')}
      placeholder={t('shell.palette.placeholder')}
      onClose={onClose}
      groups={[
        {
          label: t('shell.palette.here'),
          actions: [...offered, ...here.map((entry) => ({ ...entry, id: entry.keys }))],
        },
        {
          label: t('shell.palette.pages'),
          actions: pages.map((page) => ({
            id: page.path,
            label: t(page.label),
            keys: page.keys,
            icon: <page.icon size={16} aria-hidden="true" />,
            run: () => void navigate({ to: page.path }),
          })),
        },
        {
          label: t('shell.palette.actions'),
          actions: themeChoices.map((choice) => ({
            id: `theme-${choice}`,
            label: `${t('shell.theme')}: ${t(`shell.theme.${choice}`)}`,
            run: () => setThemeChoice(choice),
          })),
        },
      ]}
    />
  );
}
