import ArrowDownUp from 'lucide-react/icons/arrow-down-up';
import { type Sort, sorts } from '#contract/filter.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Menu, MenuRadio } from '#web/ui/Menu.tsx';

type SortMenuProps = {
  sort: Sort;
  onSort: (sort: Sort) => void;
  /** Without words, where room is short. */
  brief: boolean;
};

/** In which order the list stands, and choosing another. */
export function SortMenu({ sort, onSort, brief }: SortMenuProps) {
  return (
    <Menu
      align="end"
      trigger={
        <Button
          tone="ghost"
          size="small"
          aria-label={t('view.sort.is', { sort: t(`view.sort.${sort}`) })}
          icon={<ArrowDownUp size={13} aria-hidden="true" />}
          title={t('view.sort.is', { sort: t(`view.sort.${sort}`) })}
          className="min-w-0 shrink text-ink3"
        >
          {brief ? null : <span className="min-w-0 truncate">{t(`view.sort.${sort}`)}</span>}
        </Button>
      }
    >
      <MenuRadio<Sort>
        value={sort}
        onChange={onSort}
        options={sorts.map((value) => ({ value, label: t(`view.sort.${value}`) }))}
      />
    </Menu>
  );
}
