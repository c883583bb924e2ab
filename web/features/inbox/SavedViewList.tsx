import { type KeyboardEvent, useState } from 'react';
import type { SavedView } from '#contract/view.ts';
import { useViewCommands } from '#web/features/view/commands.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { ViewLink } from './ViewLink.tsx';

type SavedViewListProps = {
  /** Those of one section, in their order. */
  views: readonly SavedView[];
  labelledBy: string;
  current: string;
  countOf: (address: string) => number | null | undefined;
};

/** Saved views of one section: dragged into order, or moved with Alt and an arrow. */
export function SavedViewList({ views, labelledBy, current, countOf }: SavedViewListProps) {
  const { order } = useViewCommands();
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const movable = views.filter(({ editable }) => editable);
  const placeOf = (id: string | null) => movable.findIndex((view) => view.id === id);
  if (views.length === 0) return null;

  const end = () => {
    setDragged(null);
    setOver(null);
  };
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    const by = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
    if (by === undefined) return;
    event.preventDefault();
    order(movable, placeOf(id), placeOf(id) + by);
  };
  return (
    <ul aria-labelledby={labelledBy}>
      {views.map(({ id, name, editable }) => {
        const isTarget = over === id && dragged !== null && dragged !== id && editable;
        const goesBelow = placeOf(dragged) < placeOf(id);
        return (
          <li
            key={id}
            draggable={editable}
            title={editable && movable.length > 1 ? t('view.order.hint') : undefined}
            onKeyDown={editable ? (event) => onKeyDown(event, id) : undefined}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', name);
              setDragged(id);
            }}
            onDragOver={(event) => {
              if (dragged === null || !editable) return;
              event.preventDefault();
              setOver(id);
            }}
            onDrop={(event) => {
              event.preventDefault();
              order(movable, placeOf(dragged), placeOf(id));
              end();
            }}
            onDragEnd={end}
            className={cx(
              'relative rounded-[7px]',
              dragged === id && 'opacity-50',
              isTarget && 'before:absolute before:inset-x-1 before:h-0.5 before:rounded-full before:bg-accent',
              isTarget && (goesBelow ? 'before:-bottom-px' : 'before:-top-px'),
            )}
          >
            <ViewLink
              address={id}
              name={name}
              current={id === current}
              count={countOf(id)}
              keys={editable ? 'Alt+ArrowUp Alt+ArrowDown' : undefined}
            />
          </li>
        );
      })}
    </ul>
  );
}
