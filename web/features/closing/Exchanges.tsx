import { useQuery } from '@tanstack/react-query';
import Trash2 from 'lucide-react/icons/trash-2';
import type { GoingPrivate } from '#contract/going-private.ts';
import { networkName } from '#web/domain/networks.ts';
import { channelsQuery } from '#web/features/channel/queries.ts';
import { t } from '#web/i18n.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Select } from '#web/ui/Select.tsx';
import { NumberField } from './NumberField.tsx';

type Exchanges = GoingPrivate['exchanges'];
type ExchangesProps = { exchanges: Exchanges; onChange: (exchanges: Exchanges) => void };

/** After how many public answers a matter goes on in private, by network. */
export function Exchanges({ exchanges, onChange }: ExchangesProps) {
  const channels = useQuery(channelsQuery).data?.channels ?? [];
  const named = new Set(exchanges.map(({ network }) => network));
  const free = [...new Set(channels.map(({ network }) => network))].filter((network) => !named.has(network));
  return (
    <div className="flex max-w-xl flex-col gap-2.5">
      {exchanges.map(({ network, most }, n) => (
        <div key={network} className="flex items-end gap-2">
          <NumberField
            label={
              network === '' ? t('private.exchanges.any') : t('private.exchanges.on', { network: networkName(network) })
            }
            value={most}
            onChange={(next) => onChange(exchanges.map((one, at) => (at === n ? { network, most: next } : one)))}
          />
          {network !== '' && (
            <IconButton
              size="small"
              label={t('private.exchanges.remove', { network: networkName(network) })}
              icon={<Trash2 size={15} aria-hidden="true" />}
              onClick={() => onChange(exchanges.filter((_, at) => at !== n))}
            />
          )}
        </div>
      ))}
      {free.length > 0 && (
        <Select
          label={t('private.exchanges.add')}
          value={null}
          placeholder={t('private.exchanges.add')}
          options={free.map((value) => ({ value, label: networkName(value) }))}
          onChange={(network) => onChange([...exchanges, { network, most: 3 }])}
          className="max-w-64"
        />
      )}
    </div>
  );
}
