/** How much of a shipped model's score stands beside what the workspace taught. */
const trust = 0.7;

/** A shipped model's scores as they stand beside a head: a head is learned against these, and only holds with them. */
export const trusted = (scores: readonly number[]): number[] => scores.map((score) => trust * score);
