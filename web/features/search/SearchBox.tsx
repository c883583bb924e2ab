import Search from 'lucide-react/icons/search';
import X from 'lucide-react/icons/x';
import { type KeyboardEvent, useRef } from 'react';
import { t } from '#web/i18n.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Kbd } from '#web/ui/Kbd.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';

type BoxProps = { query: string; onQuery: (query: string) => void };

/** `/` leads here; Escape empties it and gives the list back. */
export function SearchBox({ query, onQuery }: BoxProps) {
  const field = useRef<HTMLInputElement>(null);
  useShortcuts(
    { '/': { run: () => field.current?.focus(), label: t('inbox.key.search') } },
    { group: t('inbox.keys.list') },
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onQuery('');
    field.current?.blur();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to every screen reader yet.
    <div role="search" className="shrink-0 px-3 pb-2.5">
      <Input
        ref={field}
        type="text"
        enterKeyHint="search"
        autoComplete="off"
        quiet
        aria-label={t('search.label')}
        placeholder={t('ui.search')}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
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
    </div>
  );
}
