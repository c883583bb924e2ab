import ListFilter from 'lucide-react/icons/list-filter';
import { Suspense, useEffect, useState } from 'react';
import type { ViewFilter } from '#contract/filter.ts';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { whenIdle } from '#web/when-idle.ts';

const FilterPopover = lazyPart(() => import('./FilterPopover.tsx'), 'FilterPopover', ['filter', 'clock']);

type FilterButtonProps = { filter: ViewFilter; onFilter: (filter: ViewFilter) => void };

/** Adds a condition to the list. */
export function FilterButton({ filter, onFilter }: FilterButtonProps) {
  const [open, setOpen] = useState(false);
  /** From the first time on that somebody wants it. */
  const [isWanted, setWanted] = useState(false);
  const want = () => {
    setWanted(true);
    setOpen(true);
  };
  useEffect(() => whenIdle(FilterPopover.fetch), []);
  useShortcuts({ 'shift+f': { run: want, label: t('view.filter.add') } }, { group: t('inbox.keys.list') });
  const look = {
    size: 'small',
    label: t('view.filter.add'),
    keys: 'shift+f',
    icon: <ListFilter size={15} aria-hidden="true" />,
  } as const;
  const button = <IconButton {...look} onClick={want} />;
  if (!isWanted) return button;
  return (
    <Suspense fallback={button}>
      <FilterPopover {...{ filter, onFilter, open }} onOpenChange={setOpen} trigger={<IconButton {...look} />} />
    </Suspense>
  );
}
