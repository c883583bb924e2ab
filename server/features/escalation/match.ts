import type { Ladder, LadderCause, LadderConditions } from '#contract/escalation.ts';
import { type Priority, priorities } from '#contract/filter.ts';
import { findWord } from '#server/features/priority/queries.ts';

/** What a ladder may ask of a conversation. */
export type Subject = {
  priority: Priority;
  category: string | null;
  teamId: string | null;
  followers: number | null;
  /** What the customer wrote lately; empty when no ladder asks for words. */
  text: string;
};

/** Pure: whether this cause sets the ladder off for this conversation. */
export function setsOff(ladder: Ladder, cause: LadderCause, subject: Subject): boolean {
  return ladder.on === cause && holds(ladder.when, subject);
}

/** Everything that is named holds; what nobody knows does not. */
function holds(when: LadderConditions, { priority, category, teamId, followers, text }: Subject): boolean {
  const { priorityAtLeast, categories, teamIds, followersAtLeast, words } = when;
  if (priorityAtLeast && priorities.indexOf(priority) > priorities.indexOf(priorityAtLeast)) return false;
  if (categories && (category === null || !categories.includes(category))) return false;
  if (teamIds && (teamId === null || !teamIds.includes(teamId))) return false;
  if (followersAtLeast !== undefined && (followers === null || followers < followersAtLeast)) return false;
  return !words || findWord(words, text) !== null;
}
