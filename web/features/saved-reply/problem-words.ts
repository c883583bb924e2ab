import type { FillProblem } from '#contract/saved-reply.ts';
import { networkName } from '#web/domain/networks.ts';
import { listOf } from '#web/format.ts';
import { t } from '#web/i18n.ts';

/** Why a saved reply cannot be inserted, and what to do. */
export function problemWords({ reason, names }: FillProblem): string {
  const said = reason === 'no_variant' ? names.map(networkName) : names.map((name) => `{{${name}}}`);
  return t(`saved_reply.problem.${reason}`, { names: listOf(said, 'and') });
}
