import { useNavigate } from '@tanstack/react-router';
import Keyboard from 'lucide-react/icons/keyboard';
import LogOut from 'lucide-react/icons/log-out';
import Settings from 'lucide-react/icons/settings';
import ShieldAlert from 'lucide-react/icons/shield-alert';
import Smartphone from 'lucide-react/icons/smartphone';
import { usePeople } from '../domain/people.ts';
import { t } from '../i18n.ts';
import { setThemeChoice, themeChoices } from '../theme.ts';
import { CommandPalette } from '../ui/CommandPalette.tsx';
import { useShortcutHelp } from '../ui/shortcuts.ts';
import { themeIcons } from './AccountMenu.tsx';
import type { Page } from './pages.ts';
import { useOfferedActions } from './palette-actions.ts';
import { leave, useSession } from './session.ts';
import { settingsPages } from './settings-pages.ts';

type PaletteProps = { pages: readonly Page[]; onClose: () => void; onShowKeys: () => void };

/** The command palette with what this page offers, all pages, and what is possible everywhere. */
export function Palette({ pages, onClose, onShowKeys }: PaletteProps) {
  const navigate = useNavigate();
  const { permissions } = useSession();
  const isAllowed = ({ permission }: (typeof settingsPages)[number]) => !permission || permissions.includes(permission);
  const { agents } = usePeople();
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
          actions: [...here.map((entry) => ({ ...entry, id: entry.keys })), ...offered],
        },
        {
          label: t('shell.palette.pages'),
          actions: [
            ...pages.map((page) => ({
              id: page.path,
              label: t(page.label),
              keys: page.keys,
              icon: <page.icon size={16} aria-hidden="true" />,
              run: () => void navigate({ to: page.path }),
            })),
            ...settingsPages.filter(isAllowed).map(({ path, label }) => ({
              id: path,
              label: `${t('settings.title')}: ${t(label)}`,
              icon: <Settings size={16} aria-hidden="true" />,
              run: () => void navigate({ to: path }),
            })),
          ],
        },
        {
          label: t('shell.palette.actions'),
          actions: [
            ...themeChoices.map((choice) => {
              const Icon = themeIcons[choice];
              return {
                id: `theme-${choice}`,
                label: `${t('shell.theme')}: ${t(`shell.theme.${choice}`)}`,
                icon: <Icon size={16} aria-hidden="true" />,
                run: () => setThemeChoice(choice),
              };
            }),
            ...(permissions.includes('people.manage') ? agents : []).map(({ id, name }) => ({
              id: `shield-${id}`,
              label: t('shell.shield', { name }),
              icon: <ShieldAlert size={16} aria-hidden="true" />,
              run: () => void navigate({ to: '/settings/people', search: { shield: id } }),
            })),
            ...(permissions.includes('note.write')
              ? [
                  {
                    id: 'capture',
                    label: t('people.capture'),
                    icon: <Smartphone size={16} aria-hidden="true" />,
                    run: () => void navigate({ to: '/capture' }),
                  },
                ]
              : []),
            {
              id: 'keys',
              label: t('shell.shortcuts'),
              keys: '?',
              icon: <Keyboard size={16} aria-hidden="true" />,
              run: onShowKeys,
            },
            {
              id: 'sign-out',
              label: t('shell.sign_out'),
              icon: <LogOut size={16} aria-hidden="true" />,
              run: () => void leave(),
            },
          ],
        },
      ]}
    />
  );
}
