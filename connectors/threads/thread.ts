import type { ThreadAsked, ThreadRead } from '../connector.ts';
import { ConnectorError } from '../connector-error.ts';
import type { Session } from '../session.ts';
import { call, callerOf, pathOf } from './api.ts';
import { nothing, writeRead } from './delivery.ts';
import { facts } from './limits.ts';
import { type Found, list, listAnswers, listBelow, orNothing, postFields } from './poll/lists.ts';
import { Post, Standing } from './shapes.ts';

const newestFirst = Number.NEGATIVE_INFINITY;
const mostAnswers = 10;

/** A post with what stands under it; of other people's threads only our answers and what was said to them. */
export async function loadThread(session: Session, { externalId }: ThreadAsked): Promise<ThreadRead> {
  const query = { fields: postFields };
  const root = await call(callerOf(session), { method: 'GET', path: pathOf(externalId), query, reply: Post });
  const all = await orNothing(list(session, pathOf(externalId, '/conversation'), newestFirst));
  const below = all.length > 0 ? all : await readAround(session, externalId);
  const said = [{ id: root.id, json: root, post: root }, ...below];
  const ours = said.filter(({ post }) => isOurs(post, session)).map(({ id }) => id);
  const answersUs = ({ post }: Pick<Found, 'post'>) =>
    [post.replied_to?.id, post.root_post?.id].some((id) => ours.includes(id ?? ''));
  const [own, others] = [said.filter(({ id }) => ours.includes(id)), said.filter(({ id }) => !ours.includes(id))];
  const body = writeRead({
    ...{ ...nothing, account: session.account.externalId, readAt: session.now().toISOString() },
    own: jsonOf(own),
    replies: jsonOf(others.filter(answersUs)),
    context: jsonOf(others.filter((one) => !answersUs(one))),
  });
  return { bodies: [body], next: null };
}

const jsonOf = (found: readonly { json: unknown }[]): unknown[] => found.map(({ json }) => json);
const isOurs = ({ username, is_reply_owned_by_me }: Post, { account }: Session): boolean =>
  is_reply_owned_by_me === true || username?.toLowerCase() === account.handle.toLowerCase();

async function readAround(session: Session, rootId: string): Promise<Found[]> {
  const answers = await listAnswers(session, newestFirst);
  const here = answers.filter(({ post }) => post.root_post?.id === rootId).slice(0, mostAnswers);
  const found = new Map(here.map((one) => [one.id, one]));
  for (const one of here.filter(({ post }) => post.has_replies))
    for (const below of await listBelow(one, session, newestFirst)) found.set(below.id, below);
  return [...found.values()];
}

/** Each has to be asked for by itself, so only some are: every minute others. */
export async function findDeleted(session: Session, externalIds: readonly string[]): Promise<string[]> {
  const turn = Math.floor(session.now().getTime() / 60_000) * facts.lookedUpAtOnce;
  const asked = Array.from(
    { length: Math.min(facts.lookedUpAtOnce, externalIds.length) },
    (_, n) => externalIds[(turn + n) % externalIds.length] ?? '',
  );
  const gone: string[] = [];
  for (const id of asked) if (!(await stands(session, id))) gone.push(id);
  return externalIds.filter((id) => gone.includes(id));
}

async function stands(session: Session, id: string): Promise<boolean> {
  const wanted = { method: 'GET', path: pathOf(id), query: { fields: 'id' }, reply: Standing } as const;
  return call(callerOf(session), wanted).then(
    () => true,
    (error: unknown) => {
      if (error instanceof ConnectorError && ['gone', 'permission'].includes(error.kind)) return error.kind !== 'gone';
      throw error;
    },
  );
}
