import { type KeyboardEvent, type ReactNode, useId } from 'react';

export type TabItem<V extends string> = { value: V; label: ReactNode; icon?: ReactNode; content: ReactNode };

type TabsProps<V extends string> = {
  label: string;
  value: V;
  onChange: (value: V) => void;
  tabs: readonly TabItem<V>[];
};

/** Views of one thing side by side. Arrow keys move, the panel follows. */
export function Tabs<V extends string>({ label, value, onChange, tabs }: TabsProps<V>) {
  const id = useId();
  const current = tabs.find((tab) => tab.value === value);

  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.value === value);
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const places: Record<string, number> = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: -1 };
    const place = places[event.key];
    const next = place === undefined ? undefined : tabs.at(place === tabs.length ? 0 : place);
    if (!next) return;
    event.preventDefault();
    onChange(next.value);
    document.getElementById(`${id}-${next.value}`)?.focus();
  };

  return (
    <div className="flex min-h-0 flex-col">
      <div role="tablist" aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line px-1">
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            id={`${id}-${tab.value}`}
            role="tab"
            aria-selected={tab === current}
            aria-controls={`${id}-panel`}
            tabIndex={tab === current ? 0 : -1}
            onClick={() => onChange(tab.value)}
            onKeyDown={onKeyDown}
            className="-mb-px flex min-h-[calc(var(--control)+4px)] items-center gap-1.5 border-b-2 border-transparent px-2 whitespace-nowrap text-ink2 -outline-offset-2 hover:text-ink aria-selected:border-accent aria-selected:font-semibold aria-selected:text-ink"
          >
            {tab.icon}
            {tab.label}
          </button>
        ))}
      </div>
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${value}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel without controls must be reachable by keyboard.
        tabIndex={0}
        className="min-h-0 flex-1 pt-3 -outline-offset-2"
      >
        {current?.content}
      </div>
    </div>
  );
}
