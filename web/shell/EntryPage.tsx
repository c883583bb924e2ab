import type { ReactNode } from 'react';
import { Mark } from './Mark.tsx';

type EntryPageProps = { title: string; lead?: ReactNode; children: ReactNode; foot?: ReactNode };

/** A page for somebody who is not signed in: one thing to do, in the middle. */
export function EntryPage({ title, lead, children, foot }: EntryPageProps) {
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 pt-[min(16vh,9rem)] pb-10">
      <title>{`${title} · Earshot`}</title>
      <div className="w-full max-w-96">
        <Mark />
        <h1 className="mt-2 text-xl font-semibold text-balance">{title}</h1>
        {lead && <div className="mt-1.5 text-base text-ink2">{lead}</div>}
        <div className="mt-6">{children}</div>
        {foot && <div className="mt-8 border-t border-line pt-4 text-ink2">{foot}</div>}
      </div>
    </main>
  );
}
