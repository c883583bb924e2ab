import Check from 'lucide-react/icons/check';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { cloneElement, createContext, type KeyboardEvent, type ReactElement, type ReactNode, use, useId } from 'react';
import { cx } from './cx.ts';
import { Kbd } from './Kbd.tsx';
import { menuItems, moveInMenu } from './menu-keys.ts';
import type { Align, Side } from './place.ts';
import { anchorOf, usePopup } from './use-popup.ts';

type MenuProps = {
  /** A Button or IconButton. */
  trigger: ReactElement<Record<string, unknown>>;
  side?: Side;
  align?: Align;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
};

/** Closes the whole menu, from within a submenu too. */
const CloseAll = createContext<() => void>(() => {});

export function Menu({ trigger, side = 'bottom', align = 'start', open, onOpenChange, children }: MenuProps) {
  const popup = usePopup({ open, onOpenChange, side, align, onPlaced: focusChosen });
  return (
    <>
      {cloneElement(trigger, { popoverTarget: popup.id, 'aria-haspopup': 'menu', 'aria-expanded': popup.open })}
      <Panel popup={popup} labelledBy={trigger}>
        <CloseAll value={() => popup.setOpen(false)}>{children}</CloseAll>
      </Panel>
    </>
  );
}

type PanelProps = {
  popup: ReturnType<typeof usePopup>;
  labelledBy: ReactElement<Record<string, unknown>>;
  children: ReactNode;
};

function Panel({ popup, labelledBy, children }: PanelProps) {
  const { label, 'aria-label': ariaLabel, children: words } = labelledBy.props;
  const name = [label, ariaLabel, words].find((candidate) => typeof candidate === 'string');
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (moveInMenu(event.currentTarget, event)) return;
    if (event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      popup.setOpen(false);
    }
  };
  return (
    <div
      {...popup.props}
      role="menu"
      aria-label={typeof name === 'string' ? name : undefined}
      onKeyDown={onKeyDown}
      className="pop min-w-48 max-w-[calc(100vw-1rem)] overflow-y-auto p-1 text-start font-normal"
    >
      {popup.drawn && children}
    </div>
  );
}

/** The ticked entry, else the first: where the arrows start. */
function focusChosen(menu: HTMLElement): void {
  const items = menuItems(menu);
  (items.find((item) => item.ariaChecked === 'true') ?? items[0] ?? menu).focus();
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
  const closeAll = use(CloseAll);
  const select = () => {
    closeAll();
    onSelect();
  };
  return (
    <Choice role="menuitem" disabled={disabled} onSelect={select} className={danger ? 'text-late' : undefined}>
      <Inside icon={icon} hint={hint} danger={danger}>
        {children}
      </Inside>
      {keys && <Kbd keys={keys} className="ms-4" />}
    </Choice>
  );
}

type ChoiceProps = {
  role: 'menuitem' | 'menuitemradio' | 'menuitemcheckbox';
  checked?: boolean;
  disabled?: boolean;
  className?: string;
  onSelect: () => void;
  children: ReactNode;
};

function Choice({ role, checked, disabled, className, onSelect, children }: ChoiceProps) {
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the caller passes `checked` with the two roles that know it.
    <button
      type="button"
      role={role}
      tabIndex={-1}
      aria-checked={checked}
      aria-disabled={disabled || undefined}
      onClick={disabled ? undefined : onSelect}
      onPointerMove={(event) => !disabled && event.currentTarget.focus({ preventScroll: true })}
      className={cx('choice', className)}
    >
      {children}
    </button>
  );
}

type MenuLinkProps = { icon?: ReactNode; hint?: ReactNode; render: ReactElement<Record<string, unknown>> };

/** An entry that leads to another page; `render` is the router's link with its words. */
export function MenuLink({ icon, hint, render }: MenuLinkProps) {
  const closeAll = use(CloseAll);
  const words = render.props.children as ReactNode;
  return cloneElement(
    render,
    { role: 'menuitem', tabIndex: -1, className: 'choice', onClick: closeAll },
    <Inside icon={icon} hint={hint}>
      {words}
    </Inside>,
  );
}

function Inside({ icon, hint, danger, children }: Partial<MenuItemProps>) {
  return (
    <>
      {icon && <span className={cx('flex', danger ? 'text-late' : 'text-ink3')}>{icon}</span>}
      <span className="flex-1 truncate text-start">{children}</span>
      {hint && <span className="ms-4 text-xs text-ink3">{hint}</span>}
    </>
  );
}

// biome-ignore lint/a11y/useSemanticElements: a menu takes no hr, only a separator.
// biome-ignore lint/a11y/useFocusableInteractive: it separates and is no splitter to move.
// biome-ignore lint/a11y/useAriaPropsForRole: as above.
export const MenuSeparator = () => <div role="separator" className="-mx-1 my-1 border-t border-line" />;

export function MenuGroup({ label, children }: { label: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu.
    <div role="group" aria-labelledby={id}>
      <div id={id} role="presentation" className="px-2 pt-1.5 pb-1 text-2xs font-semibold text-ink3">
        {label}
      </div>
      {children}
    </div>
  );
}

type MenuRadioProps<V extends string> = {
  value: V;
  onChange: (value: V) => void;
  options: readonly { value: V; label: ReactNode; icon?: ReactNode; end?: ReactNode }[];
};

/** One of several; the chosen one carries a tick. The menu stays open. */
export function MenuRadio<V extends string>({ value, onChange, options }: MenuRadioProps<V>) {
  return options.map((option) => (
    <Choice
      key={option.value}
      role="menuitemradio"
      checked={option.value === value}
      onSelect={() => onChange(option.value)}
    >
      <Inside icon={option.icon} hint={option.end}>
        {option.label}
      </Inside>
      <Tick shown={option.value === value} />
    </Choice>
  ));
}

type MenuCheckProps = { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode };

/** On or off. The menu stays open. */
export function MenuCheck({ checked, onChange, children }: MenuCheckProps) {
  return (
    <Choice role="menuitemcheckbox" checked={checked} onSelect={() => onChange(!checked)}>
      <Inside>{children}</Inside>
      <Tick shown={checked} />
    </Choice>
  );
}

const Tick = ({ shown }: { shown: boolean }) => (
  <Check size={15} className={cx('text-accent', !shown && 'invisible')} aria-hidden="true" />
);

export function Submenu({ label, icon, children }: { label: string; icon?: ReactNode; children: ReactNode }) {
  const popup = usePopup({ side: 'inline-end', align: 'start', gap: 2, onPlaced: focusChosen });
  const forward = () => (document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight');
  const trigger = (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      popoverTarget={popup.id}
      aria-haspopup="menu"
      aria-expanded={popup.open}
      aria-label={label}
      onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
      onKeyDown={(event) => {
        if (event.key !== forward()) return;
        event.stopPropagation();
        popup.setOpen(true);
      }}
      className="choice"
    >
      <Inside icon={icon}>{label}</Inside>
      <ChevronRight size={14} className="text-ink3 rtl:-scale-x-100" aria-hidden="true" />
    </button>
  );
  const back = (event: KeyboardEvent) => {
    const backward = forward() === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    if (event.key !== backward) return;
    event.stopPropagation();
    popup.setOpen(false);
    anchorOf(popup.id)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens for the way back out of the submenu.
    <div onKeyDown={popup.open ? back : undefined}>
      {trigger}
      <Panel popup={popup} labelledBy={trigger}>
        {children}
      </Panel>
    </div>
  );
}
