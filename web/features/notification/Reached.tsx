import CircleCheck from 'lucide-react/icons/circle-check';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { Reach } from '#contract/own-way.ts';
import { listed } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';

/** Whether a page would reach this person by two ways that do not fail together, and by which. */
export function Reached({ reach: { page, isIndependent } }: { reach: Reach }) {
  const words = page.map(({ kind, carrier }) => t('notification.by', { way: t(`way.kind.${kind}`), carrier }));
  const state = page.length === 0 ? 'none' : isIndependent ? 'two' : 'one';
  const Icon = state === 'two' ? CircleCheck : TriangleAlert;
  return (
    <p
      className={cx(
        'mt-3 flex gap-2 rounded-md px-3 py-2',
        state === 'two' ? 'bg-ok-bg text-ok' : state === 'one' ? 'bg-soon-bg text-soon' : 'bg-late-bg text-late',
      )}
    >
      <Icon size={16} aria-hidden="true" className="mt-0.5 shrink-0" />
      <span>{t(`notification.page.${state}`, { ways: listed([...new Set(words)]) })}</span>
    </p>
  );
}
