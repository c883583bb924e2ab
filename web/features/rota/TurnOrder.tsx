import ArrowUp from 'lucide-react/icons/arrow-up';
import X from 'lucide-react/icons/x';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { Avatar } from '#web/ui/Avatar.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Select } from '#web/ui/Select.tsx';

type OrderProps = { agentIds: readonly string[]; isMissing: boolean; onChange: (agentIds: string[]) => void };

/** The people of a layer in the order of their turns. */
export function TurnOrder({ agentIds, isMissing, onChange }: OrderProps) {
  const { agents, nameOf } = usePeople();
  const others = agents.filter(({ id }) => !agentIds.includes(id));
  const up = (n: number) => {
    const id = agentIds[n];
    if (id === undefined) return;
    const rest = agentIds.filter((one) => one !== id);
    onChange([...rest.slice(0, n - 1), id, ...rest.slice(n - 1)]);
  };
  return (
    <div>
      <ol className="divide-y divide-line rounded-md border border-line empty:hidden">
        {agentIds.map((id, n) => {
          const name = nameOf(id) ?? t('oncall.gone');
          return (
            <li key={id} className="flex min-h-10 items-center gap-2.5 px-2.5">
              <span className="w-4 text-end text-xs text-ink3 tabular-nums">{n + 1}</span>
              <Avatar name={name} seed={id} size="small" />
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <IconButton
                size="small"
                label={t('oncall.order.up', { name })}
                disabled={n === 0}
                icon={<ArrowUp size={15} aria-hidden="true" />}
                onClick={() => up(n)}
              />
              <IconButton
                size="small"
                label={t('oncall.order.remove', { name })}
                icon={<X size={15} aria-hidden="true" />}
                onClick={() => onChange(agentIds.filter((one) => one !== id))}
              />
            </li>
          );
        })}
      </ol>
      {others.length > 0 && (
        <Select
          className="mt-2 max-w-60"
          label={t('oncall.order.add')}
          value={null}
          placeholder={t('oncall.order.add')}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => onChange([...agentIds, id])}
        />
      )}
      {isMissing && (
        <p role="alert" className="mt-1 text-xs text-late">
          {t('oncall.order.missing')}
        </p>
      )}
    </div>
  );
}
