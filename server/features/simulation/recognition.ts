import type { Category, PriorityMatrix } from '#contract/priority.ts';
import {
  asksForVerdicts,
  type Facts,
  mostMessages,
  mostPressing,
  type Recognised,
  recognise,
} from '#server/features/priority/queries.ts';
import { labelsAt, type Past, personAt, type Said, textAt } from './past.ts';

/** Reads a conversation as it was at a moment, by a matrix; null when no customer had said anything. */
export type Recognition = (matrix: PriorityMatrix, teamId: string | null, at: Date) => Category | null;

/** What was found in a message stays known while nothing that the matrix may ask about can have changed. */
export function recognitionOf(past: Past): Recognition {
  const isSteady = past.personChangedAt.length === 0;
  const known = new Map<PriorityMatrix, Map<Said, Recognised>>();
  return (matrix, teamId, at) => {
    const found = known.get(matrix) ?? new Map<Said, Recognised>();
    known.set(matrix, found);
    const keeps = isSteady && !asksForTeams(matrix);
    const read = (said: Said): Recognised => {
      const before = keeps ? found.get(said) : undefined;
      if (before) return before;
      const now = recognise(matrix, factsOf(past, said, teamId, at));
      if (said.versions.length === 0 && (said.labels.length === 0 || !asksForVerdicts(matrix))) found.set(said, now);
      return now;
    };
    const visible = past.said.filter((said) => isVisible(said, at)).slice(-mostMessages);
    return mostPressing(matrix, visible.map(read))?.category ?? null;
  };
}

const isVisible = ({ direction, knownAt, deletedAt }: Said, at: Date) =>
  direction === 'in' && knownAt <= at && (deletedAt === null || deletedAt > at);

function factsOf(past: Past, said: Said, teamId: string | null, at: Date): Facts {
  const { network, language } = past;
  return {
    network,
    language,
    stage: said.stage,
    teamId,
    labels: labelsAt(said, at),
    text: textAt(said, at),
    ...personAt(past, at),
  };
}

const asking = new WeakMap<PriorityMatrix, boolean>();

function asksForTeams(matrix: PriorityMatrix): boolean {
  const known = asking.get(matrix) ?? matrix.categories.some(({ when }) => when.teamIds !== undefined);
  asking.set(matrix, known);
  return known;
}
