import Check from 'lucide-react/icons/check';
import Plus from 'lucide-react/icons/plus';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { t } from '../i18n.ts';
import { cx } from './cx.ts';
import { fuzzyFilter } from './fuzzy.ts';

export type PickerOption = {
  id: string;
  label: string;
  /** What else it is called: found by, but not shown. */
  words?: readonly string[];
  icon?: ReactNode;
  hint?: ReactNode;
  /** For pickers in which several are chosen, or to show what is chosen now. */
  checked?: boolean;
};
export type PickerGroup = { label: string; options: readonly PickerOption[] };

type PickerProps = {
  /** What is chosen here; also the placeholder of the field. */
  label: string;
  groups: readonly PickerGroup[];
  onPick: (id: string) => void;
  /** Offers what was typed as something new when nothing is called that. */
  create?: { label: (query: string) => string; run: (query: string) => void };
  /** Shown when there is nothing to choose from and nothing was typed. */
  empty?: ReactNode;
};

const createId = 'create';

/** A list to choose from by typing, inside a Popover. Arrows move, Enter chooses. */
export function Picker({ label, groups, onPick, create, empty }: PickerProps) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const typed = query.trim();

  const shown = groups
    .map((group) => ({ ...group, options: find(typed, group.options) }))
    .filter((group) => group.options.length > 0);
  const known = groups.some(({ options }) => options.some((option) => same(option.label, typed)));
  const made = create && typed && !known ? [{ id: createId, label: create.label(typed) }] : [];
  const options: PickerOption[] = [...shown.flatMap((group) => group.options), ...made];
  const current = options[Math.min(active, options.length - 1)];

  const pick = (option: PickerOption | undefined) => {
    if (!option) return;
    if (option.id === createId) create?.run(typed);
    else onPick(option.id);
    setQuery('');
    setActive(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 && event.key !== 'Enter') return;
    event.preventDefault();
    if (event.key === 'Enter') {
      pick(current);
      return;
    }
    const next = (Math.min(active, options.length - 1) + by + options.length) % Math.max(1, options.length);
    setActive(next);
    document.getElementById(`${id}-${options[next]?.id}`)?.scrollIntoView({ block: 'nearest' });
  };
  const draw = (option: PickerOption) => (
    <Row
      key={option.id}
      id={`${id}-${option.id}`}
      option={option}
      selected={option === current}
      onPoint={() => setActive(options.indexOf(option))}
      onPick={() => pick(option)}
    />
  );

  return (
    <div className="flex max-h-80 flex-col">
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={current && `${id}-${current.id}`}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        className="mb-1 h-(--control) shrink-0 rounded-sm border-b border-line bg-transparent px-2 outline-none"
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} className="min-h-0 overflow-y-auto">
        {shown.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list box.
          <div key={group.label} role="group" aria-label={group.label}>
            {shown.length > 1 && (
              <div aria-hidden="true" className="px-2 pt-1.5 pb-1 text-2xs font-semibold text-ink3">
                {group.label}
              </div>
            )}
            {group.options.map(draw)}
          </div>
        ))}
        {made.map((option) => draw({ ...option, icon: <Plus size={15} aria-hidden="true" /> }))}
      </div>
      {options.length === 0 && (
        <p role="status" className="px-2 py-3 text-ink3">
          {typed ? t('ui.no_match', { query: typed }) : empty}
        </p>
      )}
    </div>
  );
}

const find = (typed: string, options: readonly PickerOption[]) =>
  fuzzyFilter(
    typed,
    options,
    ({ label }) => label,
    ({ words = [] }) => words,
  );
const same = (a: string, b: string) => a.localeCompare(b, undefined, { sensitivity: 'accent' }) === 0;

type RowProps = { id: string; option: PickerOption; selected: boolean; onPoint: () => void; onPick: () => void };

function Row({ id, option, selected, onPoint, onPick }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys arrive at the field, which names the active row.
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus, as a combobox does.
    <div
      id={id}
      role="option"
      aria-selected={option.checked ?? selected}
      // Pressed with a pointer, the field would lose the focus and the popup with it.
      onPointerDown={(event) => event.preventDefault()}
      onPointerMove={selected ? undefined : onPoint}
      onClick={onPick}
      className={cx('choice', selected && 'bg-hover')}
    >
      {option.icon && <span className="flex text-ink3">{option.icon}</span>}
      <span className="flex-1 truncate">{option.label}</span>
      {option.hint && <span className="ms-3 text-xs text-ink3">{option.hint}</span>}
      {option.checked && <Check size={15} aria-hidden="true" className="text-accent" />}
    </div>
  );
}
