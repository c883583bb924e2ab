import PhoneCall from 'lucide-react/icons/phone-call';
import type { WallRota } from '#contract/wall.ts';
import { clockTime, day } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { useFromNow } from '#web/ui/use-now.ts';

/** Who is on call in each rota, until when, and who takes over. */
export function OnCall({ rotas }: { rotas: readonly WallRota[] }) {
  if (rotas.length === 0) return <p className="text-ink2">{t('wall.on_call.none')}</p>;
  return (
    <ul className="flex flex-col gap-[0.5em]">
      {rotas.map((rota) => (
        <li key={rota.id} className="border-t border-line pt-[0.4em] first:border-0 first:pt-0">
          <p className="text-[0.75em] text-ink3">
            <bdi>{rota.name}</bdi>
          </p>
          <p className="flex items-center gap-[0.5em] font-semibold">
            <PhoneCall size="0.9em" aria-hidden="true" className={rota.now ? 'text-ok' : 'text-late'} />
            {rota.now ? <bdi>{rota.now.name}</bdi> : <span className="text-late">{t('wall.on_call.nobody')}</span>}
          </p>
          {rota.next && <Next next={rota.next} />}
        </li>
      ))}
    </ul>
  );
}

function Next({ next: { name, at } }: { next: NonNullable<WallRota['next']> }) {
  const date = new Date(at);
  const when = useFromNow((now) =>
    day(date, now) === day(now, now) ? clockTime(date) : `${day(date, now)}, ${clockTime(date)}`,
  );
  return <p className="text-[0.8em] text-ink2">{t('wall.on_call.next', { name, when })}</p>;
}
