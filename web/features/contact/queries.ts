import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  getContact,
  listContactConversations,
  listContacts,
  listLookalikes,
  previewErasure,
} from '#contract/contact.ts';
import { listContactFields } from '#contract/contact-field.ts';
import { listInfluence } from '#contract/influence.ts';
import { listStandings } from '#contract/restraint.ts';
import { call } from '#web/api.ts';
import type { ContactSearch } from './search.ts';

export const contactsKey = ['contacts'] as const;
/** Everything read of any one person. */
export const contactKeys = ['contact'] as const;
export const contactKey = (id: string) => [...contactKeys, id] as const;

/** The people of the list in its order, a page at a time. */
export const contactsQuery = (search: ContactSearch) =>
  infiniteQueryOptions({
    queryKey: [...contactsKey, search] as const,
    queryFn: ({ pageParam, signal }) =>
      call(listContacts, { query: { ...search, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

export const contactQuery = (contactId: string) =>
  queryOptions({
    queryKey: contactKey(contactId),
    queryFn: async ({ signal }) => (await call(getContact, { params: { contactId }, signal })).contact,
  });

export const contactConversationsQuery = (contactId: string) =>
  infiniteQueryOptions({
    queryKey: [...contactKey(contactId), 'conversations'] as const,
    queryFn: ({ pageParam, signal }) =>
      call(listContactConversations, { params: { contactId }, query: { cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

export const standingsQuery = (contactId: string) =>
  queryOptions({
    queryKey: [...contactKey(contactId), 'standings'] as const,
    queryFn: async ({ signal }) => (await call(listStandings, { params: { contactId }, signal })).standings,
  });

export const influenceQuery = (contactId: string) =>
  queryOptions({
    queryKey: [...contactKey(contactId), 'influence'] as const,
    queryFn: async ({ signal }) => (await call(listInfluence, { params: { contactId }, signal })).influence,
  });

export const lookalikesQuery = (contactId: string) =>
  queryOptions({
    queryKey: [...contactKey(contactId), 'lookalikes'] as const,
    queryFn: ({ signal }) => call(listLookalikes, { params: { contactId }, signal }),
  });

/** What would go is counted anew each time it is asked. */
export const erasureQuery = (contactId: string) =>
  queryOptions({
    queryKey: [...contactKey(contactId), 'erasure'] as const,
    queryFn: ({ signal }) => call(previewErasure, { params: { contactId }, signal }),
    staleTime: 0,
    gcTime: 0,
  });

export const contactFieldsKey = ['contact-fields'] as const;
export const contactFieldsQuery = queryOptions({
  queryKey: contactFieldsKey,
  queryFn: ({ signal }) => call(listContactFields, { signal }),
});
