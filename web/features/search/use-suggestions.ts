import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { searchEverything } from '#contract/search.ts';
import { call } from '#web/api.ts';
import { networkName } from '#web/domain/networks.ts';
import { usePeople } from '#web/domain/people.ts';
import { channelsQuery } from '#web/features/channel/queries.ts';
import { allRows, listsKey, tagsQuery } from '#web/features/conversation/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { recentSearches } from './recent.ts';
import { type Suggestion, suggest, valueBegun } from './suggest.ts';

/** What the box offers while it is open; the workspace's own names are read once it first is. */
export function useSuggestions(query: string, isOpen: boolean): Suggestion[] {
  const { agent, permissions } = useSession();
  const { agents } = usePeople();
  const client = useQueryClient();
  const [wasOpen, setWasOpen] = useState(false);
  if (isOpen && !wasOpen) setWasOpen(true);
  const begun = valueBegun(query);
  const who = begun?.operator === 'from' ? begun.typed.replace(/^@/, '').trim() : '';
  const tags = useQuery({ ...tagsQuery, enabled: wasOpen }).data?.tags ?? [];
  const channels =
    useQuery({ ...channelsQuery, enabled: wasOpen && permissions.includes('channel.read') }).data?.channels ?? [];
  const people = useQuery({
    queryKey: ['search', 'people', who],
    queryFn: ({ signal }) => call(searchEverything, { query: { q: who, limit: 1 }, signal }),
    enabled: isOpen && [...who].length > 1,
    placeholderData: (before) => before,
    staleTime: 60_000,
  }).data?.contacts;
  if (!isOpen) return [];
  const networks = [...new Set(channels.map(({ network }) => network))];
  return suggest(query, {
    recent: recentSearches(agent.id),
    people: [...(who.length > 1 ? (people ?? []) : []), ...recentCustomers(client)].map(({ profile }) => ({
      value: profile.handle,
      hint: profile.name,
    })),
    networks: networks.map((network) => ({ value: network, hint: networkName(network) })),
    agents: agents.map(({ name }) => ({ value: name })),
    tags: tags.map(({ name }) => ({ value: name })),
  });
}

/** Who stands in the lists that were read: offered before the second letter, from which on the server finds anybody. */
function recentCustomers(client: QueryClient): { profile: { handle: string; name: string } }[] {
  return client
    .getQueriesData<Parameters<typeof allRows>[0]>({ queryKey: listsKey })
    .flatMap(([, rows]) => allRows(rows));
}
