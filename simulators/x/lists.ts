import type { Answer, Call } from '#sandbox/router.ts';
import { askedOf } from './asked.ts';
import { includesOf, postJson } from './json.ts';
import { placeOf, sizeOf, tokenOf } from './paging.ts';
import { invalid, notFound } from './problems.ts';
import type { Server } from './store.ts';
import type { Post } from './stored.ts';

const paging = ['max_results', 'pagination_token', 'start_time', 'end_time', 'since_id', 'until_id'];
const standing = 'p.deleted_at is null and p.replaced_by is null';

/** Who named an account, others only. */
export function mentions(server: Server, { query, params }: Call): Answer {
  return timeline(server, query, {
    own: paging,
    where: 'exists (select 1 from named n where n.post_id = p.id and n.account_id = ?) and p.account_id <> ?',
    values: [params.id ?? '', params.id ?? ''],
  });
}

/** What an account wrote. */
export function ownPosts(server: Server, { query, params }: Call): Answer {
  return timeline(server, query, { own: [...paging, 'exclude'], where: 'p.account_id = ?', values: [params.id ?? ''] });
}

const searchDays = 7;

/** Knows `conversation_id:`, `from:`, `@name`, and words. */
export function search(server: Server, { query }: Call): Answer {
  const terms = (query.get('query') ?? '').split(/\s+/).filter((one) => one !== '' && one !== '-is:retweet');
  if (terms.length === 0) throw invalid('query: must not be empty');
  const since = new Date(server.now().getTime() - searchDays * 86_400_000).toISOString();
  const conditions = terms.map((term): [string, string] => {
    const [, field, value = ''] = /^(conversation_id|from):(\S+)$/.exec(term) ?? [];
    if (field === 'conversation_id') return ['p.conversation_id = ?', value];
    if (field === 'from') return ['p.account_id = (select id from account where username = ?)', value];
    return ["(p.address || p.text) like '%' || ? || '%'", term.replace(/^"|"$/g, '')];
  });
  return timeline(server, query, {
    own: [...paging, 'query', 'next_token', 'sort_order'],
    where: ['p.created_at > ?', ...conditions.map(([sql]) => sql)].join(' and '),
    values: [since, ...conditions.map(([, value]) => value)],
    least: 10,
  });
}

type Wanted = { own: readonly string[]; where: string; values: readonly string[]; least?: number };

/** The newest first. An empty page says so and holds nothing else. */
function timeline(server: Server, query: URLSearchParams, { own, where, values, least = 5 }: Wanted): Answer {
  const asked = askedOf(server, query, own);
  const size = sizeOf(query, [least, 10, 100]);
  const from = placeOf(query.get('pagination_token') ?? query.get('next_token'));
  const since = query.get('start_time') ?? '';
  const posts = server.db.all<Post>(
    `select p.* from post p where ${standing} and ${where} and p.id > ? and p.created_at >= ? and p.seq < ?
     order by p.seq desc limit ?`,
    ...[...values, query.get('since_id') ?? '', since, from, size + 1],
  );
  const shown = posts.slice(0, size);
  const [first, last] = [shown[0], shown.at(-1)];
  const meta = {
    result_count: shown.length,
    ...(first && last && { newest_id: first.id, oldest_id: last.id }),
    ...(posts.length > size && last && { next_token: tokenOf(last.seq) }),
  };
  if (shown.length === 0) return { body: { meta } };
  return {
    body: { data: shown.map((one) => postJson(server, one, asked)), includes: includesOf(server, shown, asked), meta },
  };
}

/** Several posts by id; what is not there is told beside them. */
export function lookup(server: Server, { query }: Call): Answer {
  const asked = askedOf(server, query, ['ids']);
  const ids = (query.get('ids') ?? '').split(',').filter(Boolean);
  const odd = ids.find((id) => !/^\d{1,19}$/.test(id));
  if (ids.length === 0 || ids.length > 100 || odd !== undefined)
    throw invalid(`The \`ids\` query parameter value [${odd ?? ''}] is not valid`);
  const found = ids.flatMap((id) => latest(server, id));
  const missing = ids.filter((id) => latest(server, id).length === 0);
  return {
    body: {
      ...(found.length > 0 && {
        data: found.map((one) => postJson(server, one, asked)),
        includes: includesOf(server, found, asked),
      }),
      ...(missing.length > 0 && { errors: missing.map(notFound) }),
    },
  };
}

/** By the id of any of its versions, as it stands now. */
function latest({ db }: Server, id: string): Post[] {
  return db.all<Post>(
    `select p.* from post p join post asked on asked.id = ? and asked.first_id = p.first_id where ${standing}`,
    id,
  );
}
