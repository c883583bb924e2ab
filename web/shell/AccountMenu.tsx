import { Link } from '@tanstack/react-router';
import Building2 from 'lucide-react/icons/building-2';
import CircleUser from 'lucide-react/icons/circle-user';
import Keyboard from 'lucide-react/icons/keyboard';
import Languages from 'lucide-react/icons/languages';
import LogOut from 'lucide-react/icons/log-out';
import Monitor from 'lucide-react/icons/monitor';
import Moon from 'lucide-react/icons/moon';
import Sun from 'lucide-react/icons/sun';
import { AttendanceItems } from '../features/work/AttendanceItems.tsx';
import { cappedCount } from '../format.ts';
import { currentRegion, languages, pseudoLanguages, t } from '../i18n.ts';
import { setThemeChoice, themeChoices, useThemeChoice } from '../theme.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Menu, MenuGroup, MenuItem, MenuLink, MenuRadio, MenuSeparator, Submenu } from '../ui/Menu.tsx';
import { KindTag } from './KindTag.tsx';
import { useChooseLanguage } from './language.ts';
import type { Page } from './pages.ts';
import { leave, moveTo, useSession } from './session.ts';

export const themeIcons = { light: Sun, dark: Moon, system: Monitor };
/** Pseudo languages are for those who build and test; a visit with `?locale=pseudo` counts as one. */
const offeredLanguages = () =>
  import.meta.env.DEV || currentRegion().language.startsWith('pseudo') ? [...languages, ...pseudoLanguages] : languages;

type AccountMenuProps = {
  side: 'top' | 'inline-end';
  /** Areas for which a phone has no room elsewhere. */
  morePages?: readonly Page[];
  /** How much waits in each of them. */
  counts?: readonly number[];
  onShowKeys: () => void;
};

/** Who is signed in and where, and what belongs to the person rather than to a page. */
export function AccountMenu({ side, morePages = [], counts = [], onShowKeys }: AccountMenuProps) {
  const { agent, workspace, workspaces } = useSession();
  const theme = useThemeChoice();
  const chooseLanguage = useChooseLanguage();
  const choices = offeredLanguages();
  const page = t('shell.account', { name: agent.name });
  const waiting = counts.reduce((a, b) => a + b, 0);
  const trigger = (
    <button
      type="button"
      aria-label={waiting > 0 ? t('shell.unread', { page, words: cappedCount(waiting) }) : page}
      className="mt-1 grid size-9 place-items-center rounded-full transition-colors hover:bg-hover aria-expanded:bg-hover"
    >
      <Avatar name={agent.name} seed={agent.id} />
    </button>
  );
  return (
    <Menu trigger={trigger} side={side} align="end">
      <div className="flex items-center gap-2.5 px-2 py-1.5">
        <Avatar name={agent.name} seed={agent.id} />
        <div className="min-w-0">
          <p className="truncate font-semibold">{agent.name}</p>
          <p className="flex items-center gap-1.5 text-xs text-ink3">
            <span className="truncate">{workspace.name}</span>
            <KindTag kind={workspace.kind} />
          </p>
        </div>
      </div>
      <MenuSeparator />
      <AttendanceItems />
      {morePages.map((page, n) => (
        <MenuLink
          key={page.path}
          icon={<page.icon size={15} aria-hidden="true" />}
          hint={(counts[n] ?? 0) > 0 && cappedCount(counts[n] ?? 0)}
          render={<Link to={page.path}>{t(page.label)}</Link>}
        />
      ))}
      {workspaces.length > 1 && (
        <Submenu label={t('shell.workspace')} icon={<Building2 size={15} aria-hidden="true" />}>
          <MenuRadio
            value={workspace.id}
            onChange={moveTo}
            options={workspaces.map(({ id, name, kind }) => ({ value: id, label: name, end: <KindTag kind={kind} /> }))}
          />
        </Submenu>
      )}
      {(morePages.length > 0 || workspaces.length > 1) && <MenuSeparator />}
      <MenuGroup label={t('shell.theme')}>
        <MenuRadio value={theme} onChange={setThemeChoice} options={themeChoices.map(themeOption)} />
      </MenuGroup>
      <MenuSeparator />
      {choices.length > 1 && (
        <Submenu label={t('shell.language')} icon={<Languages size={15} aria-hidden="true" />}>
          <MenuRadio
            value={currentRegion().language}
            onChange={chooseLanguage}
            options={choices.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Submenu>
      )}
      <MenuLink
        icon={<CircleUser size={15} aria-hidden="true" />}
        render={<Link to="/settings/account">{t('settings.account')}</Link>}
      />
      <MenuItem icon={<Keyboard size={15} aria-hidden="true" />} keys="?" onSelect={onShowKeys}>
        {t('shell.shortcuts')}
      </MenuItem>
      <MenuItem icon={<LogOut size={15} aria-hidden="true" />} onSelect={leave}>
        {t('shell.sign_out')}
      </MenuItem>
    </Menu>
  );
}

function themeOption(choice: (typeof themeChoices)[number]) {
  const Icon = themeIcons[choice];
  return { value: choice, label: t(`shell.theme.${choice}`), icon: <Icon size={15} aria-hidden="true" /> };
}
