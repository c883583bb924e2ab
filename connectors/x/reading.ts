import { ConnectorError } from '../connector-error.ts';
import type { Session } from '../session.ts';
import { ApiError } from './api.ts';
import { baseOf, readApp } from './app.ts';
import { type Dialect, postQuery } from './names.ts';
import { Page } from './shapes.ts';
import { call } from './tokens.ts';

/** Which words a server takes, by its address, once it is known. */
const spoken = new Map<string, Dialect>();

/** A page of posts. Asks in the newer words, and in the older once a server does not know those. */
export async function readPosts(session: Session, path: string, query: Record<string, string>): Promise<Page> {
  const base = baseOf(readApp(session.app));
  const ask = (dialect: Dialect) =>
    call(session, { method: 'GET', path, query: { ...postQuery(dialect), ...query }, reply: Page });
  const known = spoken.get(base);
  if (known) return ask(known);
  try {
    const page = await ask('posts');
    spoken.set(base, 'posts');
    return page;
  } catch (error) {
    const isForeign =
      error instanceof ApiError && error.status === 400 && /post\.fields|referenced_posts/.test(error.message);
    if (!isForeign) throw error;
  }
  const page = await ask('tweets');
  spoken.set(base, 'tweets');
  return page;
}

/** One post. Throws `gone` when it no longer stands, `permission` when it is hidden from us. */
export async function readPost(session: Session, id: string): Promise<{ post: unknown; includes: unknown }> {
  const { data = [], includes, errors } = await readPosts(session, '/2/tweets', { ids: id });
  const [post] = data;
  if (post !== undefined) return { post, includes };
  const isHidden = errors.some(({ type }) => type.endsWith('/not-authorized-for-resource'));
  if (isHidden) throw new ConnectorError('permission', 'X does not show this post to our account: it is protected.');
  throw new ConnectorError('gone', 'X no longer has this post.');
}
