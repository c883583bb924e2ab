import type { ThreadAsked, ThreadRead } from '../connector.ts';
import type { Session } from '../session.ts';
import { writeDelivery } from './delivery.ts';
import { isId } from './ids.ts';
import { x } from './limits.ts';
import { readPosts } from './reading.ts';

/** The top and what it is asked around, then what was said there in the last seven days, the newest first; no search goes further. */
export async function loadThread(session: Session, { externalId, around, cursor }: ThreadAsked): Promise<ThreadRead> {
  if (!isId(externalId)) return { bodies: [], next: null };
  const wanted = [externalId, around ?? ''].filter(isId);
  const ids = cursor === null ? [...new Set(wanted)].join(',') : null;
  const top = ids === null ? null : await readPosts(session, '/2/tweets', { ids });
  const below = await readPosts(session, '/2/tweets/search/recent', {
    query: `conversation_id:${externalId}`,
    max_results: String(x.pageSize),
    ...(cursor && { next_token: cursor }),
  });
  const pages = [...(top ? [{ entries: top.data ?? [], includes: top.includes }] : [])];
  pages.push({ entries: (below.data ?? []).toReversed(), includes: below.includes });
  const bodies = pages.flatMap(({ entries, includes }) =>
    entries.length === 0 ? [] : [writeDelivery({ kind: 'posts', entries, includes })],
  );
  const next = below.meta?.next_token ?? null;
  return { bodies, next: next === cursor ? null : next };
}

/** Which of these posts no longer stand; one that is only hidden from us does. Direct messages cannot be asked for so. */
export async function findDeleted(session: Session, externalIds: readonly string[]): Promise<string[]> {
  const posts = externalIds.filter(isId);
  const gone: string[] = [];
  for (let from = 0; from < posts.length; from += x.idsAtOnce) {
    const asked = posts.slice(from, from + x.idsAtOnce);
    const { errors } = await readPosts(session, '/2/tweets', { ids: asked.join(',') });
    const missing = errors.filter(({ type }) => type.endsWith('/resource-not-found'));
    const ids = new Set(missing.map(({ resource_id, value }) => resource_id ?? value));
    gone.push(...asked.filter((id) => ids.has(id)));
  }
  return gone;
}
