import { sql } from 'kysely';
import type * as z from 'zod/mini';
import type { RoutingRules, tryRouting } from '#contract/routing.ts';
import type { Labels } from '#contract/verdict.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { recognise } from '#server/features/priority/queries.ts';
import { readLabelsOf } from '#server/features/verdict/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { decide, type RoutingFacts } from './decide.ts';
import { readFacts } from './facts.ts';
import { outcomeOf } from './outcome.ts';
import { readStaff } from './staff.ts';

type About = z.output<typeof tryRouting.body>['about'];
type Tried = z.output<typeof tryRouting.reply>;

/** What rules would make of something now; nothing is locked or written. Throws `not_found` out of the viewer's reach. */
export async function tryRules(
  context: Context,
  viewer: Viewer,
  { rules, about }: { rules?: RoutingRules | undefined; about: About },
): Promise<Tried> {
  const now = context.now();
  const labels = 'text' in about ? await readLabelsOf(context, viewer.workspaceId, about) : {};
  return context.db.inWorkspace(viewer.workspaceId, async (tx) => {
    const active = await readActive(tx, 'routing');
    const tried = rules ?? active.body;
    const facts =
      'text' in about ? await imagine(tx, about, labels) : await factsOf(tx, viewer, about.conversation, now);
    const staff = await readStaff(tx, tried, { lock: false, now });
    const decision = decide(tried, facts, staff, now);
    return {
      trace: { policyVersion: active.version, at: now.toISOString(), ...outcomeOf(decision, tried) },
      category: facts.category,
      priority: facts.priority,
    };
  });
}

/** However long ago somebody answered: the rules say themselves how far back it counts. */
const aYear = 365;

async function factsOf(tx: Tx, viewer: Viewer, number: number, now: Date): Promise<RoutingFacts> {
  const { rows } = await sql<{ id: string }>`
    select c.id from conversation c
    where c.workspace_id = ${tx.workspaceId} and c.number = ${number} and ${withinReach(viewer)}`.execute(tx);
  if (!rows[0]) throw notFound('conversation');
  const [found] = await readFacts(tx, { conversationIds: [rows[0].id], stickyDays: aYear, now });
  if (!found) throw notFound('conversation');
  return found.facts;
}

/** A message of somebody unknown, read by the priority matrix that holds now. */
async function imagine(tx: Tx, message: Extract<About, { text: string }>, labels: Labels): Promise<RoutingFacts> {
  const matrix = await readActive(tx, 'priority');
  const facts = { ...message, teamId: null, marks: [], fields: {}, labels };
  const { category } = recognise(matrix.body, facts);
  return {
    ...facts,
    category: category.id,
    priority: category.priority,
    tags: [],
    tier: 1,
    isTierByHand: false,
    knownBy: null,
    not: [],
  };
}
