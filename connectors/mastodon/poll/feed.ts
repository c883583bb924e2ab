import * as z from 'zod';
import { firstDate } from '#connectors/clean.ts';
import { ConnectorError } from '#connectors/connector-error.ts';
import type { Session } from '#connectors/session.ts';
import { callerOf, callWhole } from '../api.ts';
import { Entry, List } from '../shapes.ts';

/** How far a list was read that shows its newest first and can be walked both ways. */
export const Feed = z.object({
  /** Nothing older is read: the beginning of the back-fill. */
  since: z.iso.datetime(),
  /** Id of the newest entry read; null while there was none. */
  newest: z.string().nullable(),
  /** While the back-fill goes on: the id above which everything is read. */
  below: z.string().nullable(),
});
export type Feed = z.infer<typeof Feed>;

export type Read = { entries: unknown[]; state: Feed; more: boolean };

/** Reads one page: upwards from the newest that is known; at first downwards to the beginning of the back-fill. */
export async function readFeed(session: Session, path: string, query: URLSearchParams, state: Feed): Promise<Read> {
  const isClimbing = state.newest !== null && state.below === null;
  const asked = new URLSearchParams(query);
  if (isClimbing) asked.set('min_id', state.newest ?? '');
  else if (state.below !== null) asked.set('max_id', state.below);
  const { body, headers } = await callWhole(callerOf(session), {
    method: 'GET',
    path: `${path}?${asked}`,
    reply: List,
  });
  const read = body.flatMap((entry) => Entry.safeParse(entry).data ?? []);
  if (body.length > 0 && read.length === 0)
    throw new ConnectorError('transient', 'The Mastodon server answered with a list of something else.');
  const links = pageLinks(headers.link);
  const first = read[0]?.id ?? null;
  if (isClimbing) {
    const newest = links.min_id ?? first ?? state.newest;
    // A full page may hide another; one that leads nowhere new does not.
    const more = body.length >= Number(query.get('limit')) && newest !== state.newest;
    return { entries: body, state: { ...state, newest }, more };
  }
  const since = new Date(state.since);
  const isOld = (entry: unknown) => {
    const at = firstDate(Entry.safeParse(entry).data?.created_at);
    return at !== undefined && at < since;
  };
  const fresh = body.filter((entry) => !isOld(entry));
  const next = links.max_id ?? read.at(-1)?.id ?? null;
  const isDone = fresh.length < body.length || body.length === 0 || next === state.below;
  const below = isDone ? null : next;
  return { entries: fresh, state: { ...state, newest: state.newest ?? first, below }, more: below !== null };
}

type PageLinks = { min_id?: string; max_id?: string };

/** The ids in a Link header; its addresses are never called, so nobody is sent elsewhere. */
export function pageLinks(header: string | undefined): PageLinks {
  const links: PageLinks = {};
  for (const [, address = '', relation] of (header ?? '').matchAll(/<([^>]*)>\s*;\s*rel="?(next|prev)"?/g)) {
    const name = relation === 'next' ? 'max_id' : 'min_id';
    const id = URL.canParse(address) ? new URL(address).searchParams.get(name) : null;
    if (id) links[name] = id;
  }
  return links;
}
