import type { ReactNode } from 'react';
import type { SimulationResult } from '#contract/simulation.ts';
import { Examples } from './Examples.tsx';

/** What changes, one a line, or that nothing does. */
export function Lines({ empty, children }: { empty: string; children: ReactNode[] }) {
  if (children.length === 0) return <p className="text-ink3">{empty}</p>;
  return <ul className="divide-y divide-line rounded-md border border-line bg-panel">{children}</ul>;
}

type LineProps = { examples: SimulationResult['different']['examples']; count: number; children: ReactNode };

/** One of them, with conversations to open. */
export function Line({ examples, count, children }: LineProps) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-3.5 py-2.5">
      <span className="min-w-0 flex-1 basis-60">{children}</span>
      <Examples examples={examples} count={count} />
    </li>
  );
}
