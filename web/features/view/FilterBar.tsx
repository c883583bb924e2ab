import { type KeyboardEvent, useRef } from 'react';
import type { Attribute } from '#contract/filter.ts';
import { t } from '#web/i18n.ts';
import { announce } from '#web/ui/announce.tsx';
import { Button } from '#web/ui/Button.tsx';
import { FilterChip } from './FilterChip.tsx';
import type { Here } from './use-here.ts';

type FilterBarProps = { here: Here; onSave: () => void; onSaveAs: () => void };

/** The filter of the list as a row of chips; arrows walk along it. What differs from the view can be saved or put back. */
export function FilterBar({ here, onSave, onSaveAs }: FilterBarProps) {
  const { place, base, edited, saved, show } = here;
  const bar = useRef<HTMLDivElement>(null);
  const attributes = Object.keys(place.filter) as Attribute[];

  const onRemoved = (name: string) => {
    announce(t('view.filter.removed', { name }));
    requestAnimationFrame(() => bar.current?.querySelector<HTMLElement>('button')?.focus());
  };
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t('view.filter.bar')}
      onKeyDown={walk}
      className="flex flex-wrap items-center gap-1.5 px-3.5 pb-2"
    >
      {attributes.map((attribute) => (
        <FilterChip
          key={attribute}
          attribute={attribute}
          filter={place.filter}
          onFilter={(filter) => show({ filter })}
          onRemoved={onRemoved}
        />
      ))}
      {edited && (
        <span className="ms-auto flex items-center gap-1">
          <Button tone="ghost" size="small" onClick={() => base && show(base)}>
            {t('view.filter.clear')}
          </Button>
          <Button size="small" onClick={saved?.editable ? onSave : onSaveAs}>
            {t(saved?.editable ? 'view.save' : 'view.save.view')}
          </Button>
        </span>
      )}
    </div>
  );
}

/** Left and right walk along the chips, in the direction of the script. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const target = event.target as HTMLElement;
  if (by === undefined || target.closest('[data-own-keys]')) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-chip]')];
  const at = stops.indexOf(target);
  const next = at < 0 ? undefined : stops[at + (document.documentElement.dir === 'rtl' ? -by : by)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
