import ListChecks from 'lucide-react/icons/list-checks';
import { memo, Suspense, useState } from 'react';
import type { SavedView } from '#contract/view.ts';
import { useViewCommands } from '#web/features/view/commands.ts';
import { FilterButton } from '#web/features/view/FilterButton.tsx';
import { SortMenu } from '#web/features/view/SortMenu.tsx';
import type { Here } from '#web/features/view/use-here.ts';
import { ViewMenu } from '#web/features/view/ViewMenu.tsx';
import { cappedCount } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { useCountHere } from './use-counts.ts';

const FilterBar = lazyPart(() => import('#web/features/view/FilterBar.tsx'), 'FilterBar', ['filter', 'clock']);
const SaveDialog = lazyPart(() => import('#web/features/view/SaveDialog.tsx'), 'SaveDialog', ['saveView']);

/** Which view this is, how much stands in it, in which order, and what it is narrowed to. */
export const ListHead = memo(function ListHead({ here, onChoose }: { here: Here; onChoose: () => void }) {
  const count = useCountHere(here);
  const { create, change, save } = useViewCommands();
  const [naming, setNaming] = useState<'new' | SavedView | null>(null);
  const { filter, sort } = here.place;
  const close = () => setNaming(null);
  // The name of a standard view says what it holds.
  const isNarrowed = here.edited || (here.saved !== null && Object.keys(filter).length > 0);
  return (
    <header className="shrink-0">
      <div className="flex min-h-12 items-center gap-2 ps-3.5 pe-2 pt-1">
        <h1 className="min-w-0 truncate text-base font-semibold">
          <bdi>{here.name}</bdi>
        </h1>
        {count !== undefined && <span className="text-ink3 tabular-nums">{cappedCount(count)}</span>}
        {here.edited && <Tag tone="accent">{t('view.edited')}</Tag>}
        <span className="ms-auto flex min-w-0 shrink-[99999] items-center">
          <SortMenu
            sort={sort}
            onSort={(next) => here.show({ sort: next })}
            brief={here.saved !== null || here.edited}
          />
          <FilterButton filter={filter} onFilter={(next) => here.show({ filter: next })} />
          <IconButton
            label={t('bulk.select')}
            keys="x"
            icon={<ListChecks size={16} aria-hidden="true" />}
            onClick={onChoose}
          />
          <ViewMenu here={here} onSaveAs={() => setNaming('new')} onRename={setNaming} />
        </span>
      </div>
      <Suspense>
        {isNarrowed && (
          <FilterBar
            here={here}
            onSave={() => here.saved && save(here.saved, { filter, sort })}
            onSaveAs={() => setNaming('new')}
          />
        )}
      </Suspense>
      <Suspense>
        {naming === 'new' && (
          <SaveDialog
            title={t('view.save.title')}
            initial={{ name: '', audience: 'me', teamId: null }}
            onClose={close}
            onSave={(named) => create({ ...named, filter, sort })}
          />
        )}
        {naming !== null && naming !== 'new' && (
          <SaveDialog
            title={t('view.rename.title')}
            initial={naming}
            onClose={close}
            onSave={(named) => change(naming, named)}
          />
        )}
      </Suspense>
    </header>
  );
});
