import { Button, type ButtonProps } from './Button.tsx';
import { cx } from './cx.ts';
import { Tooltip, type TooltipSide } from './Tooltip.tsx';

type IconButtonProps = Omit<ButtonProps, 'children' | 'aria-label'> & {
  /** Name for screen readers and the tooltip. */
  label: string;
  side?: TooltipSide;
  /** For toggles: whether it is on. */
  pressed?: boolean;
};

/** A button that is only an icon; its name and key show in a tooltip. */
export function IconButton({
  label,
  keys,
  side,
  pressed,
  className,
  size = 'medium',
  tone,
  ...props
}: IconButtonProps) {
  return (
    <Tooltip label={label} keys={keys} side={side}>
      <Button
        {...props}
        tone={tone ?? 'ghost'}
        size={size}
        aria-label={label}
        aria-pressed={pressed}
        className={cx(
          size === 'small' ? 'w-(--control-small)' : 'w-(--control)',
          'px-0!',
          pressed && 'bg-sel text-accent',
          className,
        )}
      />
    </Tooltip>
  );
}
