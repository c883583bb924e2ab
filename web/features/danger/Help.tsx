import Copy from 'lucide-react/icons/copy';
import { useState } from 'react';
import type { DangerKind, DangerSaying, Helpline } from '#contract/danger.ts';
import { currentLocale, t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Select } from '#web/ui/Select.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { countriesOf, nearestCountry, sayingFor } from './help.ts';

type HelpProps = { helplines: readonly Helpline[]; sayings: readonly DangerSaying[]; kinds: readonly DangerKind[] };

/** Where help is in a country, and approved words that name it. */
export function Help({ helplines, sayings, kinds }: HelpProps) {
  const countries = countriesOf(helplines);
  const [chosen, setChosen] = useState<string | null>(null);
  const country = chosen ?? nearestCountry(countries, sayings[0]?.language ?? currentLocale());
  const here = helplines.filter((one) => one.country === country);
  const saying = sayingFor(sayings, here, kinds[0] ?? 'suicide');
  const copy = async () => {
    await navigator.clipboard.writeText(saying);
    notice({ title: t('danger.copied'), tone: 'ok' });
  };
  return (
    <div className="mt-2 grid gap-x-4 gap-y-2 sm:grid-cols-[auto_minmax(0,1fr)] sm:ps-7">
      {countries.length > 0 && (
        <div className="min-w-0">
          <Select
            label={t('danger.country')}
            value={country ?? ''}
            onChange={setChosen}
            options={countries.map((value) => ({ value, label: countryName(value) }))}
          />
          <ul className="mt-1.5 text-xs">
            {here.map(({ name, phone }) => (
              <li key={`${name} ${phone}`}>
                <bdi>{name}</bdi>:{' '}
                <b className="whitespace-nowrap tabular-nums" dir="ltr">
                  {phone}
                </b>
              </li>
            ))}
          </ul>
        </div>
      )}
      {saying !== '' && (
        <div className="min-w-0">
          <p dir="auto" className="rounded-md border border-line bg-panel px-3 py-2 text-sm break-words">
            {saying}
          </p>
          <Button
            size="small"
            tone="ghost"
            icon={<Copy size={14} aria-hidden="true" />}
            onClick={() => void copy()}
            className="mt-1"
          >
            {t('danger.copy')}
          </Button>
        </div>
      )}
    </div>
  );
}

const countryName = (code: string) =>
  new Intl.DisplayNames([currentLocale()], { type: 'region', fallback: 'code' }).of(code) ?? code;
