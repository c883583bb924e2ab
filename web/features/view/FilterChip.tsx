import X from 'lucide-react/icons/x';
import { type KeyboardEvent, useState } from 'react';
import type { Attribute, ViewFilter } from '#contract/filter.ts';
import { compactCount, duration, listOf } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { kinds } from './attributes.ts';
import { chosenIds, withValue } from './change.ts';
import { FilterPopover } from './FilterPopover.tsx';
import { useChoices } from './use-choices.tsx';

type FilterChipProps = {
  attribute: Attribute;
  filter: ViewFilter;
  onFilter: (filter: ViewFilter) => void;
  /** Runs after it was removed, to move the focus. */
  onRemoved: (name: string) => void;
};

const minuteMs = 60_000;

/** One condition as words that can be pressed: its values change in place, Delete takes it away. */
export function FilterChip({ attribute, filter, onFilter, onRemoved }: FilterChipProps) {
  const [open, setOpen] = useState(false);
  const values = useValueWords(attribute, filter);
  const label = t(`view.attribute.${attribute}`);
  const name = `${label} ${values}`;

  const remove = () => {
    onFilter(withValue(filter, attribute, undefined));
    onRemoved(name);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    event.preventDefault();
    remove();
  };
  return (
    <span className="inline-flex max-w-full items-stretch overflow-hidden rounded-[7px] border border-line2 bg-raise text-xs">
      <FilterPopover
        {...{ attribute, filter, onFilter, open }}
        onOpenChange={setOpen}
        trigger={
          <button
            type="button"
            data-chip=""
            onKeyDown={onKeyDown}
            className="flex min-h-(--control-small) min-w-0 items-center gap-1 ps-2 pe-1 -outline-offset-2 hover:bg-hover aria-expanded:bg-hover"
          >
            <span className="shrink-0 text-ink3">{label}</span>{' '}
            <span dir="auto" className="truncate font-medium">
              {values}
            </span>
          </button>
        }
      />
      <button
        type="button"
        aria-label={t('view.filter.remove', { name })}
        onClick={remove}
        className="grid w-6 shrink-0 place-items-center text-ink3 -outline-offset-2 hover:bg-hover hover:text-ink"
      >
        <X size={13} aria-hidden="true" />
      </button>
    </span>
  );
}

/** "Open or pending", "3 days", "10K". A name that is not known (any more) is said to be gone. */
function useValueWords(attribute: Attribute, filter: ViewFilter): string {
  const choices = useChoices(attribute);
  const chosen = chosenIds(filter, attribute);
  const kind = kinds[attribute];
  if (kind === 'minutes') return duration(Number(chosen[0]) * minuteMs);
  if (kind === 'followers') return compactCount(Number(chosen[0]));
  const words = chosen.map((id) => choices.find((choice) => choice.id === id)?.label ?? plainName(attribute, id));
  return listOf(words, attribute === 'tagsAll' ? 'and' : 'or');
}

/** What says its own name needs no list to look it up in. */
function plainName(attribute: Attribute, id: string): string {
  const named = attribute.startsWith('tags') || attribute === 'network' || attribute === 'language';
  return named ? id : t('view.value.gone');
}
