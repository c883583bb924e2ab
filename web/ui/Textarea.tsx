import { type ComponentProps, useLayoutEffect, useRef } from 'react';
import { cx } from './cx.ts';
import { useFieldControl } from './Field.tsx';

type TextareaProps = ComponentProps<'textarea'> & {
  /** Grows with its text up to this height, then scrolls. */
  maxHeightPx?: number;
  /** Without a box of its own, for composers that draw one around it. */
  bare?: boolean;
};

const growsByItself = typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content');

export function Textarea({ maxHeightPx = 320, bare, className, rows = 3, ref, style, ...props }: TextareaProps) {
  const own = useRef<HTMLTextAreaElement>(null);
  const control = useFieldControl();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text.
  useLayoutEffect(() => {
    const element = own.current;
    if (!element || growsByItself) return;
    element.style.height = 'auto';
    element.style.height = `${Math.min(element.scrollHeight + 2, maxHeightPx)}px`;
  }, [props.value, maxHeightPx]);

  return (
    <textarea
      dir="auto"
      rows={rows}
      {...control}
      {...props}
      ref={(element) => {
        own.current = element;
        if (typeof ref === 'function') return ref(element);
        if (ref) ref.current = element;
      }}
      style={{ ...style, maxHeight: maxHeightPx }}
      className={cx(
        'block resize-none [field-sizing:content]',
        bare ? 'w-full bg-transparent text-base outline-none' : 'field px-2.5 py-1.5',
        className,
      )}
    />
  );
}
