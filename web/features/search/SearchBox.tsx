import History from 'lucide-react/icons/history';
import ListFilter from 'lucide-react/icons/list-filter';
import Search from 'lucide-react/icons/search';
import X from 'lucide-react/icons/x';
import { type KeyboardEvent, memo, useId, useLayoutEffect, useRef, useState } from 'react';
import { isMessageKey, t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Kbd } from '#web/ui/Kbd.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { putBeside } from '#web/ui/use-popup.ts';
import { rememberSearch } from './recent.ts';
import type { Suggestion } from './suggest.ts';
import { useSuggestions } from './use-suggestions.ts';

type BoxProps = {
  query: string;
  onQuery: (query: string) => void;
  /** Gives the focus back to what stood there before the search. */
  onLeave: () => void;
};

/** `/` leads here; it offers operators, their values and earlier searches. Escape empties it and gives the list back. */
export const SearchBox = memo(function SearchBox({ query, onQuery, onLeave }: BoxProps) {
  const id = useId();
  const { agent } = useSession();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  /** The row that the arrow keys reached; none at first, so that Enter searches for what was typed. */
  const [active, setActive] = useState<number | null>(null);
  const offered = useSuggestions(query, isOpen);
  const isShown = isOpen && offered.length > 0;
  const current = active === null ? undefined : offered[active];

  useShortcuts(
    { '/': { run: () => field.current?.focus(), label: t('inbox.key.search') } },
    { group: t('inbox.keys.list') },
  );
  useLayoutEffect(() => {
    const element = list.current;
    if (!element || !field.current) return;
    if (element.matches(':popover-open') !== isShown) isShown ? element.showPopover() : element.hidePopover();
    if (!isShown) return;
    element.style.width = `${field.current.offsetWidth}px`;
    putBeside(element, field.current, 'bottom', 'start', 5);
  });

  const type = (next: string) => {
    setActive(null);
    setIsOpen(true);
    onQuery(next);
  };
  const close = () => {
    setIsOpen(false);
    setActive(null);
  };
  const choose = (one: Suggestion) => {
    type(one.query);
    // After an operator its values follow; everything else is complete.
    if (one.kind !== 'operator') close();
    field.current?.focus();
  };
  const move = (by: number) => {
    setIsOpen(true);
    if (offered.length === 0) return;
    const from = active ?? (by > 0 ? -1 : 0);
    const next = (from + by + offered.length) % offered.length;
    setActive(next);
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && current) choose(current);
    else if (event.key === 'Enter') {
      rememberSearch(agent.id, query);
      close();
    } else if (event.key === 'Escape') {
      close();
      onQuery('');
      field.current?.blur();
      onLeave();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to every screen reader yet.
    <div role="search" className="shrink-0 px-3 pb-2.5">
      <Input
        ref={field}
        type="text"
        role="combobox"
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={current ? `${id}-${active}` : undefined}
        enterKeyHint="search"
        autoComplete="off"
        quiet
        aria-label={t('search.label')}
        placeholder={t('ui.search')}
        value={query}
        onFocus={() => setIsOpen(true)}
        onBlur={() => {
          rememberSearch(agent.id, query);
          close();
        }}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        icon={<Search size={15} aria-hidden="true" />}
        trailing={
          query ? (
            <IconButton
              size="small"
              label={t('search.clear')}
              icon={<X size={14} aria-hidden="true" />}
              onClick={() => onQuery('')}
              className="-me-1.5 h-6 min-h-0"
            />
          ) : (
            <Kbd keys="/" />
          )
        }
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t('search.suggestions')}
        popover="manual"
        // The field keeps the focus, as a combobox does.
        onPointerDown={(event) => event.preventDefault()}
        className="pop max-h-80 overflow-y-auto p-1"
      >
        {isShown &&
          offered.map((one, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys arrive at the field, which names the active row.
            // biome-ignore lint/a11y/useFocusableInteractive: as above.
            <div
              key={`${one.kind} ${one.label}`}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              onPointerMove={() => index !== active && setActive(index)}
              onClick={() => choose(one)}
              className="choice"
              data-highlighted={index === active ? '' : undefined}
            >
              <span className="flex text-ink3">
                {one.kind === 'recent' ? (
                  <History size={14} aria-hidden="true" />
                ) : (
                  <ListFilter size={14} aria-hidden="true" />
                )}
              </span>
              <bdi className="flex-1 truncate">{one.label}</bdi>
              <span className="ms-3 truncate text-xs text-ink3">{hintOf(one)}</span>
            </div>
          ))}
      </div>
    </div>
  );
});

/** What a suggestion means, in words. */
function hintOf({ kind, label, hint }: Suggestion): string {
  if (kind === 'recent') return t('search.recent');
  const key = `search.operator.${label.replace(':', '')}`;
  return kind === 'operator' && isMessageKey(key) ? t(key) : (hint ?? '');
}
