import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import X from 'lucide-react/icons/x';
import { type ReactNode, Suspense } from 'react';
import type { Wall } from '#contract/wall.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { useAnyChange } from '#web/domain/use-any-change.ts';
import { clockTime } from '#web/format.ts';
import { t, useRegion } from '#web/i18n.ts';
import { Forbidden } from '#web/shell/Forbidden.tsx';
import { OfflineBanner } from '#web/shell/OfflineBanner.tsx';
import { useSession } from '#web/shell/session.ts';
import { useFromNow } from '#web/ui/use-now.ts';
import { DueNext } from './DueNext.tsx';
import { Loads } from './Loads.tsx';
import { OnCall } from './OnCall.tsx';
import { wallQuery } from './queries.ts';
import { Totals } from './Totals.tsx';

/** What hangs in the room: load, what runs out next, who is on call. Dark, large, and without any customer. */
export function WallPage() {
  return (
    <main
      data-theme="dark"
      className="flex min-h-dvh flex-col gap-[1.6vw] bg-bg p-[1.8vw] text-ink text-[clamp(1rem,min(1.35vw,2.2vh),2.2rem)] leading-tight"
    >
      <title>{`${t('shell.page.wall')} · Earshot`}</title>
      <Suspense>
        <Content />
      </Suspense>
    </main>
  );
}

function Content() {
  const { workspace, permissions } = useSession();
  const client = useQueryClient();
  const query = useQuery({ ...wallQuery, enabled: permissions.includes('people.read') });
  useAnyChange(() => void client.invalidateQueries({ queryKey: wallQuery.queryKey }));
  return (
    <>
      <OfflineBanner />
      <header className="flex items-center gap-[1em]">
        <h1 className="min-w-0 flex-1 truncate text-[1.2em] font-semibold">
          <bdi>{workspace.name}</bdi>
        </h1>
        <TimeOfDay />
        <Link
          to="/inbox"
          aria-label={t('wall.leave')}
          title={t('wall.leave')}
          className="grid size-(--control) place-items-center rounded-md text-ink3 hover:bg-hover hover:text-ink"
        >
          <X size={20} aria-hidden="true" />
        </Link>
      </header>
      {permissions.includes('people.read') ? (
        <Loaded query={query}>{(wall) => <Boards wall={wall} />}</Loaded>
      ) : (
        <Forbidden permission="people.read" />
      )}
    </>
  );
}

function TimeOfDay() {
  useRegion();
  const words = useFromNow(clockTime);
  return <p className="text-[1.6em] font-semibold tabular-nums">{words}</p>;
}

function Boards({ wall }: { wall: Wall }) {
  return (
    <>
      <Totals total={wall.total} />
      <div className="grid min-h-0 flex-1 gap-[1.6vw] lg:grid-cols-[1fr_1fr_1fr]">
        <Board title={t('wall.teams')}>
          <Loads
            rows={wall.teams.map(({ id, name, ...load }) => ({
              ...load,
              key: id ?? 'none',
              name: name ?? t('wall.no_team'),
            }))}
          />
        </Board>
        <Board title={t('wall.people')}>
          <Loads rows={wall.people.map(({ id, ...person }) => ({ ...person, key: id }))} more={wall.morePeople} />
        </Board>
        <div className="flex min-h-0 flex-col gap-[1.6vw]">
          <Board title={t('wall.due_next')}>
            <DueNext wall={wall} />
          </Board>
          <Board title={t('wall.on_call')}>
            <OnCall rotas={wall.rotas} />
          </Board>
        </div>
      </div>
    </>
  );
}

function Board({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="rounded-xl border border-line bg-panel px-[1em] py-[0.8em]">
      <h2 className="mb-[0.5em] text-[0.8em] font-semibold text-ink3">{title}</h2>
      {children}
    </section>
  );
}
