import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { Rota } from '#contract/rota.ts';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { shiftMoment } from './moment-text.ts';

/** More than these would hide the rest of the page; filling the first shows the next. */
const shown = 3;

type GapsProps = { rota: Rota; onFill: (stretch: { from: Date; to: Date }) => void };

/** Times to come in which nobody is on call although somebody must be, each with the way to fill it. */
export function Gaps({ rota: { gaps }, onFill }: GapsProps) {
  const { nameOf } = usePeople();
  if (gaps.length === 0) return null;
  return (
    <div className="mt-3 rounded-md bg-soon-bg px-3 py-2 text-soon">
      <p className="flex items-center gap-2 font-semibold">
        <TriangleAlert size={15} aria-hidden="true" />
        {t('oncall.gaps', { count: gaps.length })}
      </p>
      <ul className="mt-1 flex flex-col gap-1">
        {gaps.slice(0, shown).map(({ from, to, gone }) => (
          <li key={from} className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
            <span className="min-w-0 flex-1 basis-60 text-ink">
              {t('oncall.stretch', { from: shiftMoment(from), to: shiftMoment(to) })}
              {gone && <span className="text-ink2"> · {t('oncall.gap.gone', { name: nameOf(gone) ?? '' })}</span>}
            </span>
            <Button size="small" onClick={() => onFill({ from: new Date(from), to: new Date(to) })}>
              {t('oncall.gap.fill')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
