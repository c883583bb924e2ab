import Search from 'lucide-react/icons/search';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { t } from '../i18n.ts';
import { cx } from './cx.ts';
import { Modal } from './Dialog.tsx';
import { fuzzyFilter } from './fuzzy.ts';
import { Kbd } from './Kbd.tsx';

export type PaletteAction = {
  id: string;
  label: string;
  /** Other words people may type for it. */
  keywords?: string;
  icon?: ReactNode;
  keys?: string;
  hint?: ReactNode;
  run: () => void;
};
export type PaletteGroup = { label: string; actions: readonly PaletteAction[] };

type PaletteProps = {
  label: string;
  placeholder: string;
  groups: readonly PaletteGroup[];
  onClose: () => void;
};

/** Everything one can do from here, found by typing. It is open as long as it is on the screen. */
export function CommandPalette({ label, placeholder, groups, onClose }: PaletteProps) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const shown = groups
    .map((group) => ({ ...group, actions: fuzzyFilter(query, group.actions, (a) => `${a.label} ${a.keywords ?? ''}`) }))
    .filter((group) => group.actions.length > 0);
  const actions = shown.flatMap((group) => group.actions);
  const current = actions[Math.min(active, actions.length - 1)];

  const run = (action: PaletteAction | undefined) => {
    if (!action) return;
    onClose();
    // After the window has given the focus back, so that the action may move it.
    setTimeout(action.run);
  };
  const move = (by: number) => {
    const next = (Math.min(active, actions.length - 1) + by + actions.length) % Math.max(1, actions.length);
    setActive(next);
    document.getElementById(`${id}-${actions[next]?.id}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const steps: Record<string, () => void> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: () => run(current),
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  };

  return (
    <Modal onClose={onClose} label={label} className="palette">
      <div data-body="" className="flex items-center gap-2.5 border-b border-line px-4">
        <Search size={16} className="text-ink3" aria-hidden="true" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={current && `${id}-${current.id}`}
          aria-label={placeholder}
          placeholder={placeholder}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none"
        />
        <Kbd keys="Escape" />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={label} className="overflow-y-auto p-1.5">
        {shown.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list box.
          <div key={group.label} role="group" aria-label={group.label}>
            <div aria-hidden="true" className="px-2 pt-2 pb-1 text-2xs font-semibold text-ink3">
              {group.label}
            </div>
            {group.actions.map((action) => (
              <Row
                key={action.id}
                id={`${id}-${action.id}`}
                action={action}
                selected={action === current}
                onPoint={() => setActive(actions.indexOf(action))}
                onRun={() => run(action)}
              />
            ))}
          </div>
        ))}
      </div>
      {actions.length === 0 && (
        <p role="status" className="px-4 pt-2 pb-6 text-center text-ink3">
          {t('ui.no_match', { query })}
        </p>
      )}
    </Modal>
  );
}

type RowProps = { id: string; action: PaletteAction; selected: boolean; onPoint: () => void; onRun: () => void };

function Row({ id, action, selected, onPoint, onRun }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys arrive at the field, which names the active row.
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus, as a combobox does.
    <div
      id={id}
      role="option"
      aria-selected={selected}
      onPointerMove={selected ? undefined : onPoint}
      onClick={onRun}
      className={cx('choice', selected && 'bg-hover')}
    >
      {action.icon && <span className="flex text-ink3">{action.icon}</span>}
      <span className="flex-1 truncate">{action.label}</span>
      {action.hint && <span className="text-xs text-ink3">{action.hint}</span>}
      {action.keys && <Kbd keys={action.keys} />}
    </div>
  );
}
