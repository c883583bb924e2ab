import type { Asked } from './json.ts';
import { invalid } from './problems.ts';
import type { Server } from './store.ts';
import { getVariants } from './variants.ts';

const lists = ['user.fields', 'media.fields', 'expansions'];

/** What is asked for with posts. Refuses a name that this address does not know, as X does. */
export function askedOf(server: Server, query: URLSearchParams, own: readonly string[]): Asked {
  const { dialect } = getVariants(server);
  const fields = dialect === 'posts' ? 'post.fields' : 'tweet.fields';
  const known = [...own, ...lists, fields];
  const unknown = [...query.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) throw invalid(`The query parameter [${unknown}] is not one of [${known.join(',')}]`);
  const split = (name: string) => (query.get(name) ?? '').split(',').filter(Boolean);
  const expansions = split('expansions');
  const foreign = dialect === 'posts' ? 'referenced_tweets' : 'referenced_posts';
  if (expansions.some((one) => one.startsWith(foreign)))
    throw invalid(
      `The \`expansions\` query parameter value [${foreign}] is not one of [author_id,attachments.media_keys]`,
    );
  return { fields: split(fields), expansions, dialect };
}
