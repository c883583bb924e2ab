import type { ConversationRow } from '#contract/conversation-row.ts';
import { priorities, type Sort } from '#contract/filter.ts';

type Compare = (a: ConversationRow, b: ConversationRow) => number;

const byId: Compare = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const byTime: Compare = (a, b) => Date.parse(a.lastMessageAt) - Date.parse(b.lastMessageAt);
const newestFirst: Compare = (a, b) => byTime(b, a) || byId(b, a);
const influence = ({ profile }: ConversationRow) => profile.followers ?? -1;

const compares: Record<Sort, Compare> = {
  recent: newestFirst,
  age: (a, b) => byTime(a, b) || byId(a, b),
  due: (a, b) => {
    if (a.primaryDueAt === null || b.primaryDueAt === null)
      return Number(a.primaryDueAt === null) - Number(b.primaryDueAt === null) || newestFirst(a, b);
    return Date.parse(a.primaryDueAt) - Date.parse(b.primaryDueAt) || byId(a, b);
  },
  priority: (a, b) =>
    Number(b.inDanger) - Number(a.inDanger) ||
    (a.inDanger ? 0 : priorities.indexOf(a.priority) - priorities.indexOf(b.priority)) ||
    newestFirst(a, b),
  influence: (a, b) => influence(b) - influence(a) || newestFirst(a, b),
};

/** The order in which the server lists them; the id decides between equals. */
export function compareRows(a: ConversationRow, b: ConversationRow, sort: Sort): number {
  return compares[sort](a, b);
}
