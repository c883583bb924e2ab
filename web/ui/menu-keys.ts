import type { KeyboardEvent } from 'react';

let typed = '';
let typedAt = 0;

/** The entries of this menu, without those of its submenus and those that cannot be chosen. */
export function menuItems(menu: Element): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]:not([aria-disabled=true])')].filter(
    (item) => item.closest('[role=menu]') === menu,
  );
}

/** Arrows, Home, End and first letters, as people know them from menus. True when the key was one of them. */
export function moveInMenu(menu: Element, event: KeyboardEvent): boolean {
  const items = menuItems(menu);
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = target(items, at, event);
  if (next === undefined) return false;
  items[next]?.focus();
  event.preventDefault();
  event.stopPropagation();
  return true;
}

function target(items: HTMLElement[], at: number, event: KeyboardEvent): number | undefined {
  const last = items.length - 1;
  if (event.key === 'ArrowDown') return at >= last ? 0 : at + 1;
  if (event.key === 'ArrowUp') return at <= 0 ? last : at - 1;
  if (event.key === 'Home') return 0;
  if (event.key === 'End') return last;
  if ([...event.key].length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey)
    return undefined;
  typed = event.timeStamp - typedAt < 700 ? typed + event.key.toLowerCase() : event.key.toLowerCase();
  typedAt = event.timeStamp;
  // The same letter again goes on to the next entry that starts with it.
  const repeated = [...typed].every((letter) => letter === typed[0]);
  const wanted = repeated ? (typed[0] ?? '') : typed;
  const from = repeated ? at + 1 : Math.max(at, 0);
  const ring = [...items.slice(from), ...items.slice(0, from)];
  const found = ring.find((item) => item.textContent.trim().toLowerCase().startsWith(wanted));
  return found ? items.indexOf(found) : undefined;
}
