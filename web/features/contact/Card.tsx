import type { ReactNode } from 'react';

type CardProps = { title: string; lead?: string; action?: ReactNode; children: ReactNode };

/** One part of the page. */
export function Card({ title, lead, action, children }: CardProps) {
  return (
    <section aria-label={title} className="rounded-md border border-line bg-panel px-4 py-3.5">
      <div className="mb-2.5 flex min-h-(--control-small) items-center justify-between gap-3">
        <h2 className="font-semibold">
          {title}
          {lead && <span className="ms-2 text-xs font-normal text-ink3">{lead}</span>}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}
