import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type * as z from 'zod/mini';
import type { SearchProblem } from '#contract/search.ts';
import { t } from '#web/i18n.ts';

/** What was typed and not understood, with what would be. */
export function Problems({ problems }: { problems: readonly z.output<typeof SearchProblem>[] }) {
  if (problems.length === 0) return null;
  return (
    <ul role="status" className="mx-3.5 mb-2 flex flex-col gap-1 rounded-md bg-soon-bg px-3 py-2 text-xs text-soon">
      {problems.map(({ word, reason, known }) => (
        <li key={`${word} ${reason}`} className="flex items-start gap-2">
          <TriangleAlert size={14} aria-hidden="true" />
          <span className="min-w-0 break-words">
            {t(`search.problem.${reason}`, { word })}
            {known.length > 0 && ` ${t('search.problem.known', { known: known.join(', ') })}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
