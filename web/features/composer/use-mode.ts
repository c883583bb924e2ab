import { useEffect, useState } from 'react';
import type { Permission } from '#contract/permissions.ts';
import type { Stages } from '#contract/stage.ts';
import type { Mode } from '#web/domain/mode.ts';
import { openingMode } from './modes.ts';

/**
 * The mode of a composer: the customer's stage until the person chooses or begins to type. `isEmpty` says of a mode
 * whether nothing is typed in it: an empty composer follows the customer to another stage, a text never moves by itself.
 */
export function useMode(
  stages: Stages,
  permissions: readonly Permission[],
  isEmpty: (mode: Mode) => boolean,
): [Mode, (mode: Mode) => void] {
  const opening = openingMode(stages, permissions);
  const [chosen, setChosen] = useState<Mode | null>(null);
  const mode = chosen ?? opening;

  // biome-ignore lint/correctness/useExhaustiveDependencies: only the customer changing the stage matters.
  useEffect(() => {
    if (isEmpty(mode)) setChosen(null);
  }, [opening]);

  return [mode, setChosen];
}
