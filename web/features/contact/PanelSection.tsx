import type { ReactNode } from 'react';

/** One part of the panel beside a conversation. */
export function PanelSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mb-4 border-b border-line pb-4 last:border-0">
      <h3 className="mb-2 text-xs font-semibold text-ink3">{title}</h3>
      {children}
    </section>
  );
}
