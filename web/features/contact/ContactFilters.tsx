import { useQuery } from '@tanstack/react-query';
import Search from 'lucide-react/icons/search';
import X from 'lucide-react/icons/x';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { contactSorts } from '#contract/contact-sort.ts';
import { networkName } from '#web/domain/networks.ts';
import { channelsQuery } from '#web/features/channel/queries.ts';
import { t } from '#web/i18n.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Kbd } from '#web/ui/Kbd.tsx';
import { Select } from '#web/ui/Select.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import type { ContactSearch } from './search.ts';

type FiltersProps = { search: ContactSearch; onChange: (part: Partial<ContactSearch>) => void };

const any = '';

/** Words to find by, a network, and the order; all of it stands in the address. */
export function ContactFilters({ search, onChange }: FiltersProps) {
  const channels = useQuery(channelsQuery).data?.channels ?? [];
  const networks = [
    ...new Set([...channels.map(({ network }) => network), ...(search.network ? [search.network] : [])]),
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to every screen reader yet.
    <div role="search" className="mb-3 flex flex-wrap gap-2">
      <Find value={search.q ?? ''} onChange={(q) => onChange({ q: q === '' ? undefined : q })} />
      <Select
        label={t('contacts.network')}
        value={search.network ?? any}
        options={[
          { value: any, label: t('contacts.network.any') },
          ...networks.map((network) => ({ value: network, label: networkName(network) })),
        ]}
        onChange={(network) => onChange({ network: network === any ? undefined : network })}
        className="w-40! max-sm:flex-1"
      />
      <Select
        label={t('contacts.sort')}
        value={search.sort ?? 'last_contact'}
        options={contactSorts.map((sort) => ({ value: sort, label: t(`contacts.sort.${sort}`) }))}
        onChange={(sort) => onChange({ sort: sort === 'last_contact' ? undefined : sort })}
        className="w-40! max-sm:flex-1"
      />
    </div>
  );
}

const pauseMs = 200;

/** What is typed is searched for after a short pause. */
function Find({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const [settled, setSettled] = useState(value);
  const send = useEffectEvent(() => {
    const wanted = typed.trim();
    setSettled(wanted);
    if (wanted !== value) onChange(wanted);
  });
  // The address changed by itself: back, or a cleared filter.
  if (value !== settled && typed.trim() === settled) {
    setTyped(value);
    setSettled(value);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: each key starts the pause anew.
  useEffect(() => {
    const timer = setTimeout(send, pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  useShortcuts({
    '/': { label: t('contacts.key.find'), run: () => field.current?.select() },
  });
  return (
    <Input
      ref={field}
      type="text"
      enterKeyHint="search"
      autoComplete="off"
      aria-label={t('contacts.find')}
      placeholder={t('contacts.find')}
      maxLength={200}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || (event.key !== 'Escape' && event.key !== 'Enter')) return;
        event.stopPropagation();
        if (event.key === 'Escape') setTyped('');
        // The keys of the list work again.
        field.current?.blur();
      }}
      icon={<Search size={15} aria-hidden="true" />}
      trailing={
        typed ? (
          <IconButton
            size="small"
            label={t('contacts.find.clear')}
            icon={<X size={14} aria-hidden="true" />}
            onClick={() => setTyped('')}
            className="-me-1.5 h-6 min-h-0"
          />
        ) : (
          <Kbd keys="/" />
        )
      }
      className="min-w-60 flex-1 max-sm:basis-full"
    />
  );
}
