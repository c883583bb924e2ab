import { countViews, listConversations } from '#contract/conversation.ts';
import { type Sort, sorts, standardFilter, type ViewFilter, type ViewKey } from '#contract/filter.ts';
import { type Arm, asking, figuresOf, inTurns } from './arm.ts';
import type { Bench, Figure } from './figure.ts';
import { atBothSizes } from './sizes.ts';

const page = 50;
const leastRows = 6_000;

/** The standard views that have at least `leastRows` at both sizes. */
const views: readonly ViewKey[] = ['open', 'unassigned', 'team', 'all'];

/** Every order but the first, of the views that hold the most. */
const sorted = sorts
  .filter((sort) => sort !== 'recent')
  .flatMap((sort) => (['open', 'all'] as const).map((view) => listPath(standardFilter(view), sort)));

/** Filters as people save them: common and rare attributes, alone and together. */
const filters: readonly ViewFilter[] = [
  { status: ['open'], priority: ['urgent', 'high'], awaitsUs: true },
  { status: ['open'], assignee: ['nobody'], unread: true, language: ['de', 'es'] },
  { status: ['open', 'pending'], team: ['mine'], stage: 'private' },
  { status: ['open'], tagsNone: ['delivery'], followersAtLeast: 1_000 },
  { status: ['open'], restedMinutes: 60, network: ['bluesky'] },
];
const filtered = filters.flatMap((filter) => [listPath(filter), listPath(filter, 'priority')]);

/** The list and its counts over HTTP: a million conversations against ten thousand, in turns, 99th percentile. */
export const inbox: Bench = {
  name: 'inbox',
  run: (say, { quick }) =>
    atBothSizes({ quick, say }, async (arms) => {
      await refuseSmallViews(arms[0]);
      const first = views.map((view) => pagePath(view));
      const later = [await laterPaths(arms[0]), await laterPaths(arms[1])] as const;
      const lines = {
        'inbox.first': [first, first],
        'inbox.page25': later,
        'inbox.counts': [[countViews.path], [countViews.path]],
        'inbox.sorted': [sorted, sorted],
        'inbox.filtered': [filtered, filtered],
      } as const;
      const figures: Figure[] = [];
      for (const [name, [few, many]] of Object.entries(lines)) {
        say(`measuring ${name}`);
        const amount = { rounds: quick ? 1 : 5, samples: quick ? 50 : 200, warmUps: 50 };
        const taken = await inTurns([asking(arms[0], few), asking(arms[1], many)], amount);
        figures.push(...figuresOf(name, taken, { judged: 99, target: { most: 2 } }));
      }
      return figures;
    }),
};

function listPath(filter: ViewFilter, sort: Sort = 'recent'): string {
  const query = new URLSearchParams({ filter: JSON.stringify(filter), sort, limit: String(page) });
  return `${listConversations.path}?${query}`;
}

function pagePath(view: ViewKey, cursor?: string): string {
  const query = new URLSearchParams({ view, limit: String(page), ...(cursor === undefined ? {} : { cursor }) });
  return `${listConversations.path}?${query}`;
}

function laterPaths(arm: Arm): Promise<string[]> {
  return Promise.all(views.map(async (view) => pagePath(view, await cursorOf(arm, view, 25))));
}

async function cursorOf(arm: Arm, view: ViewKey, wanted: number): Promise<string> {
  let cursor: string | undefined;
  for (let n = 1; n < wanted; n += 1) {
    const { next } = (await arm.get(pagePath(view, cursor))) as { next: string | null };
    if (next === null) throw new Error(`The view ${view} has fewer than ${wanted} pages.`);
    cursor = next;
  }
  return cursor ?? '';
}

/** Each view must have its rows in the small arm too, or the comparison would flatter. */
async function refuseSmallViews(arm: Arm): Promise<void> {
  for (const view of views) await cursorOf(arm, view, leastRows / page);
}
