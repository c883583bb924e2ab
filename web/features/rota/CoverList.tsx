import X from 'lucide-react/icons/x';
import type { Override, Rota, Swap } from '#contract/rota.ts';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { useRotaCommands } from './commands.ts';
import { shiftMoment } from './moment-text.ts';

/** Swaps that wait for a yes, and who stands in when. */
export function CoverList({ rota }: { rota: Rota }) {
  if (rota.swaps.length + rota.overrides.length === 0) return null;
  return (
    <ul className="mt-3 divide-y divide-line border-y border-line">
      {rota.swaps.map((swap) => (
        <SwapLine key={swap.id} swap={swap} />
      ))}
      {rota.overrides.map((override) => (
        <OverrideLine key={override.id} rotaId={rota.id} override={override} />
      ))}
    </ul>
  );
}

const spanOf = ({ from, to }: { from: string; to: string }) =>
  t('oncall.stretch', { from: shiftMoment(from), to: shiftMoment(to) });

function SwapLine({ swap }: { swap: Swap }) {
  const { me, nameOf } = usePeople();
  const { answerSwap } = useRotaCommands();
  const names = { by: nameOf(swap.askedBy) ?? '', of: nameOf(swap.askedOf) ?? '', when: spanOf(swap) };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 py-2">
      <span className="min-w-0 flex-1 basis-60">
        {swap.back ? t('oncall.swap.line.back', { ...names, back: spanOf(swap.back) }) : t('oncall.swap.line', names)}
      </span>
      {swap.askedOf === me.id && (
        <span className="flex gap-1.5">
          <Button size="small" onClick={() => void answerSwap(swap, 'declined')}>
            {t('oncall.swap.decline')}
          </Button>
          <Button size="small" tone="primary" onClick={() => void answerSwap(swap, 'accepted')}>
            {t('oncall.swap.accept')}
          </Button>
        </span>
      )}
      {swap.askedBy === me.id && (
        <Button size="small" onClick={() => void answerSwap(swap, 'withdrawn')}>
          {t('oncall.swap.withdraw')}
        </Button>
      )}
    </li>
  );
}

function OverrideLine({ rotaId, override }: { rotaId: string; override: Override }) {
  const { me, nameOf } = usePeople();
  const { permissions } = useSession();
  const { removeOverride } = useRotaCommands();
  const { agentId, createdBy, swapId } = override;
  const name = nameOf(agentId) ?? '';
  const mayRemove = [agentId, createdBy].includes(me.id) || permissions.includes('policy.manage');
  const says = { name, when: spanOf(override) };
  return (
    <li className="flex min-h-10 items-center gap-3 py-1">
      <span className="min-w-0 flex-1">
        {swapId ? t('oncall.override.swap', says) : t('oncall.override.line', says)}
      </span>
      {mayRemove && (
        <IconButton
          size="small"
          label={t('oncall.override.remove', says)}
          icon={<X size={15} aria-hidden="true" />}
          onClick={() => void removeOverride(rotaId, override.id)}
        />
      )}
    </li>
  );
}
