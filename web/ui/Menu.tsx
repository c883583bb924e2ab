import { Menu as Base } from '@base-ui/react/menu';
import Check from 'lucide-react/icons/check';
import ChevronRight from 'lucide-react/icons/chevron-right';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';
import { Kbd } from './Kbd.tsx';

type MenuProps = {
  /** A Button or IconButton. */
  trigger: ReactElement;
  side?: 'top' | 'bottom' | 'inline-end' | 'inline-start';
  align?: 'start' | 'center' | 'end';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
};

export function Menu({ trigger, side = 'bottom', align = 'start', open, onOpenChange, children }: MenuProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Panel side={side} align={align}>
        {children}
      </Panel>
    </Base.Root>
  );
}

function Panel({ side, align, children }: Pick<MenuProps, 'side' | 'align' | 'children'>) {
  return (
    <Base.Portal>
      <Base.Positioner side={side} align={align} sideOffset={5} collisionPadding={8} className="z-20 outline-none">
        <Base.Popup data-own-keys="" className="pop max-h-(--available-height) min-w-48 overflow-y-auto p-1">
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

type MenuItemProps = {
  icon?: ReactNode;
  /** The key that does the same without the menu. */
  keys?: string;
  /** A quieter second word at the end. */
  hint?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  onSelect: () => void;
  children: ReactNode;
};

export function MenuItem({ icon, keys, hint, danger, disabled, onSelect, children }: MenuItemProps) {
  return (
    <Base.Item disabled={disabled} onClick={onSelect} className={cx('choice', danger && 'text-late')}>
      <Inside icon={icon} hint={hint} danger={danger}>
        {children}
      </Inside>
      {keys && <Kbd keys={keys} className="ms-4" />}
    </Base.Item>
  );
}

/** An entry that leads to another page; `render` is the router's link. */
export function MenuLink({ icon, render, children }: { icon?: ReactNode; render: ReactElement; children: ReactNode }) {
  return (
    <Base.LinkItem closeOnClick render={render} className="choice">
      <Inside icon={icon}>{children}</Inside>
    </Base.LinkItem>
  );
}

function Inside({ icon, hint, danger, children }: Partial<MenuItemProps>) {
  return (
    <>
      {icon && <span className={cx('flex', danger ? 'text-late' : 'text-ink3')}>{icon}</span>}
      <span className="flex-1 truncate">{children}</span>
      {hint && <span className="ms-4 text-xs text-ink3">{hint}</span>}
    </>
  );
}

export const MenuSeparator = () => <Base.Separator className="my-1 border-t border-line" />;

export function MenuGroup({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-2xs font-semibold text-ink3">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

type MenuRadioProps<V extends string> = {
  value: V;
  onChange: (value: V) => void;
  options: readonly { value: V; label: ReactNode; icon?: ReactNode }[];
};

/** One of several; the chosen one carries a tick. The menu stays open. */
export function MenuRadio<V extends string>({ value, onChange, options }: MenuRadioProps<V>) {
  return (
    <Base.RadioGroup value={value} onValueChange={onChange}>
      {options.map((option) => (
        <Base.RadioItem key={option.value} value={option.value} className="choice">
          <Inside icon={option.icon}>{option.label}</Inside>
          <Base.RadioItemIndicator className="flex text-accent">
            <Check size={15} aria-hidden="true" />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

type MenuCheckProps = { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode };

export function MenuCheck({ checked, onChange, children }: MenuCheckProps) {
  return (
    <Base.CheckboxItem checked={checked} onCheckedChange={onChange} className="choice">
      <Inside>{children}</Inside>
      <Base.CheckboxItemIndicator className="flex text-accent">
        <Check size={15} aria-hidden="true" />
      </Base.CheckboxItemIndicator>
    </Base.CheckboxItem>
  );
}

export function Submenu({ label, icon, children }: { label: ReactNode; icon?: ReactNode; children: ReactNode }) {
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger className="choice data-[popup-open]:bg-hover">
        <Inside icon={icon}>{label}</Inside>
        <ChevronRight size={14} className="text-ink3 rtl:-scale-x-100" aria-hidden="true" />
      </Base.SubmenuTrigger>
      <Panel side="inline-end" align="start">
        {children}
      </Panel>
    </Base.SubmenuRoot>
  );
}
