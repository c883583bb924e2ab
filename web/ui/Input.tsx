import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';
import { useFieldControl } from './Field.tsx';

type InputProps = ComponentProps<'input'> & {
  /** An icon before the text. */
  icon?: ReactNode;
  /** A key cap, unit or small button after it. */
  trailing?: ReactNode;
  /** Only the value shows a box: for search fields on quiet grounds. */
  quiet?: boolean;
};

export function Input({ icon, trailing, quiet, className, ...props }: InputProps) {
  const control = useFieldControl();
  return (
    <span className={cx('relative flex min-w-0 items-center', className)}>
      {icon && <span className="pointer-events-none absolute start-2.5 flex text-ink3">{icon}</span>}
      <input
        dir="auto"
        {...control}
        {...props}
        className={cx(
          'field h-(--control) px-2.5',
          Boolean(icon) && 'ps-8',
          Boolean(trailing) && 'pe-10',
          quiet && 'border-line2',
        )}
      />
      {trailing && <span className="absolute end-2 flex items-center text-ink3">{trailing}</span>}
    </span>
  );
}
