import { choose } from '../linear.ts';

/** What a margin is worth, by label: Platt's curve through choices on texts that the model had not seen. `weight` is how much each counts, 1 on average. */
export function calibrate(
  labels: number,
  held: readonly { scores: readonly number[]; gold: number; weight?: number }[],
): { slope: number; intercept: number }[] {
  const choices = held.map(({ scores, gold, weight = 1 }) => ({ ...choose(scores), gold, weight }));
  return Array.from({ length: labels }, (_, label) => {
    const own = choices.filter(({ best }) => best === label);
    const right = own.filter(({ gold }) => gold === label).length;
    if (own.length < 10) return { slope: 1, intercept: 0 };
    // Platt's targets: never quite certain, so that few rows do not make a wall.
    const high = (right + 1) / (right + 2);
    const low = 1 / (own.length - right + 2);
    let slope = 1;
    let intercept = 0;
    for (let step = 0; step < 400; step += 1) {
      let slopeError = 0;
      let interceptError = 0;
      for (const { margin, gold, weight } of own) {
        const error = weight * (1 / (1 + Math.exp(-(slope * margin + intercept))) - (gold === label ? high : low));
        slopeError += error * margin;
        interceptError += error;
      }
      slope = Math.max(0, slope - (0.5 * slopeError) / own.length);
      intercept -= (0.5 * interceptError) / own.length;
    }
    return { slope: Math.round(slope * 1000) / 1000, intercept: Math.round(intercept * 1000) / 1000 };
  });
}
