import ListFilter from 'lucide-react/icons/list-filter';
import { useState } from 'react';
import type { ViewFilter } from '#contract/filter.ts';
import { t } from '#web/i18n.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { FilterPopover } from './FilterPopover.tsx';

type FilterButtonProps = { filter: ViewFilter; onFilter: (filter: ViewFilter) => void };

/** Adds a condition to the list. */
export function FilterButton({ filter, onFilter }: FilterButtonProps) {
  const [open, setOpen] = useState(false);
  useShortcuts(
    { 'shift+f': { run: () => setOpen(true), label: t('view.filter.add') } },
    { group: t('inbox.keys.list') },
  );
  return (
    <FilterPopover
      {...{ filter, onFilter, open }}
      onOpenChange={setOpen}
      trigger={
        <IconButton
          size="small"
          label={t('view.filter.add')}
          keys="shift+f"
          icon={<ListFilter size={15} aria-hidden="true" />}
        />
      }
    />
  );
}
