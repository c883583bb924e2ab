import pg from 'pg';
import { getConversation } from '#contract/conversation.ts';
import { getMatter } from '#contract/matter.ts';
import { getThreadTree } from '#contract/thread.ts';
import { type Arm, figuresOf, inTurns, type Work } from './arm.ts';
import { comments, crowdedPost } from './crowd.ts';
import type { Bench } from './figure.ts';
import { atBothSizes } from './sizes.ts';

/** So many conversations, spread over the whole time of the workspace, take turns. */
const spread = 1_000;

/**
 * Opening a conversation over HTTP, all that the page asks for: an ordinary one, and one of the comments under a post
 * with twenty thousand, with the folded tree of these.
 */
export const open: Bench = {
  name: 'open',
  run: (say, { quick }) =>
    atBothSizes({ quick, say }, async (arms) => {
      const amount = { rounds: quick ? 1 : 5, samples: quick ? 50 : 200, warmUps: 50 };
      const measure = async (workOf: (arm: Arm) => Promise<Work>) =>
        inTurns([await workOf(arms[0]), await workOf(arms[1])], amount);
      say('measuring open');
      const ordinary = await measure(opening);
      say('measuring open.crowd');
      const crowded = await measure(openingInCrowd);
      const judged = { judged: 99, target: { most: 2 } } as const;
      return [
        ...figuresOf('open', ordinary, judged),
        ...figuresOf('open.crowd', crowded, { ...judged, note: `${comments} comments` }),
      ];
    }),
};

async function opening(arm: Arm): Promise<Work> {
  const ids = await spreadIds(arm.databaseUrl);
  return (n) => read(arm, ids[n % ids.length] ?? '');
}

async function openingInCrowd(arm: Arm): Promise<Work> {
  const { conversationId, threadId } = await crowdedPost(arm.databaseUrl);
  const tree = getThreadTree.path.replace(':conversationId', conversationId).replace(':threadId', threadId);
  return () => Promise.all([read(arm, conversationId), arm.get(tree)]);
}

/** At once, as the page does. */
function read(arm: Arm, conversationId: string): Promise<unknown> {
  const paths = [getConversation.path, getMatter.path];
  return Promise.all(paths.map((path) => arm.get(path.replace(':conversationId', conversationId))));
}

async function spreadIds(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      `select c.id from (select max(number) as most from conversation) as all_of_them
       cross join generate_series(1, $1::int) as n
       join conversation c on c.number = (all_of_them.most * n / $1)`,
      [spread],
    );
    return rows.map(({ id }) => id);
  } finally {
    await client.end();
  }
}
