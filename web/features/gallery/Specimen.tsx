import type { ReactNode } from 'react';
import { cx } from '../../ui/cx.ts';

type SpecimenProps = {
  title: string;
  note?: string;
  /** Without padding. */
  bare?: boolean;
  className?: string;
  children: ReactNode;
};

/** One component on a panel with its name above it. */
export function Specimen({ title, note, bare, className, children }: SpecimenProps) {
  return (
    <div className="mb-4">
      <h3 className="mb-1.5 flex flex-wrap items-baseline gap-x-2 text-xs font-semibold text-ink2">
        {title}
        {note && <span className="font-normal text-ink3">{note}</span>}
      </h3>
      <div className={cx('rounded-md border border-line bg-panel', !bare && 'p-4', className)}>{children}</div>
    </div>
  );
}

export const Row = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-wrap items-center gap-2.5">{children}</div>
);
