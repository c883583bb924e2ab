import { Link, Outlet, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Permission } from '#contract/permissions.ts';
import { t } from '../i18n.ts';
import { Forbidden } from './Forbidden.tsx';
import { useSession } from './session.ts';
import { settingsPages } from './settings-pages.ts';

/** The settings: their list beside the page, above it on a phone. */
export function SettingsFrame() {
  const { permissions } = useSession();
  const here = useLocation({ select: ({ pathname }) => pathname });
  const allowed = settingsPages.filter(({ permission }) => !permission || permissions.includes(permission));
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-1 flex-col gap-x-8 px-4 py-5 sm:px-6 md:flex-row">
      <nav aria-label={t('settings.title')} className="shrink-0 max-md:-mx-1 max-md:mb-4 md:w-44">
        <p className="mb-2 px-2.5 text-lg font-semibold max-md:hidden">{t('settings.title')}</p>
        <ul className="flex gap-1 overflow-x-auto p-1 md:flex-col md:p-0">
          {allowed.map(({ path, label }) => (
            <li key={path}>
              <Link
                to={path}
                ref={here.startsWith(path) ? intoSight : undefined}
                className="flex min-h-(--control) items-center rounded-md px-2.5 whitespace-nowrap text-ink2 hover:bg-hover hover:text-ink data-[status=active]:bg-sel data-[status=active]:font-semibold data-[status=active]:text-accent"
              >
                {t(label)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-w-0 flex-1 pb-10">
        <Outlet />
      </div>
    </div>
  );
}

/** On a phone the list is longer than the screen is wide. */
function intoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

type SettingsPageProps = {
  title: string;
  /** What one must hold to see the page. */
  permission?: Permission;
  action?: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
};

/** Title, main action and content of one page of the settings; says so when it is not for this role. */
export function SettingsPage({ title, permission, action, lead, children }: SettingsPageProps) {
  const { permissions } = useSession();
  const isAllowed = !permission || permissions.includes(permission);
  return (
    <>
      <title>{`${title} · Earshot`}</title>
      <header className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h1 className="text-xl font-semibold">{title}</h1>
          {lead && <p className="mt-1 max-w-prose text-ink2">{lead}</p>}
        </div>
        {isAllowed && action}
      </header>
      <div>{isAllowed ? children : <Forbidden permission={permission} />}</div>
    </>
  );
}

/** One part of a settings page. */
export function SettingsSection({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <section className="mb-8 border-t border-line pt-5 first:border-0 first:pt-0">
      <h2 className="text-base font-semibold">{title}</h2>
      {lead && <p className="mt-0.5 max-w-prose text-ink2">{lead}</p>}
      <div className="mt-3">{children}</div>
    </section>
  );
}
