import { Link } from '@tanstack/react-router';
import type { SimulationResult } from '#contract/simulation.ts';
import { t } from '#web/i18n.ts';

/** Some of the conversations behind a figure, each one press away. */
export function Examples({ examples, count }: SimulationResult['different']) {
  const rest = count - examples.length;
  return (
    <span className="flex flex-wrap gap-x-2 text-xs tabular-nums">
      {examples.map(({ id, number }) => (
        <Link
          key={id}
          to="/inbox/$view/$conversationId"
          params={{ view: 'all', conversationId: id }}
          className="text-accent underline"
        >
          #{number}
        </Link>
      ))}
      {rest > 0 && <span className="text-ink3">{t('simulation.examples.more', { count: rest })}</span>}
    </span>
  );
}
