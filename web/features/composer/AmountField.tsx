import { useQuery } from '@tanstack/react-query';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import type { EnteredPromise } from '#contract/promise.ts';
import { toMinor, toUnits } from '#web/features/authority/rate-lines.ts';
import { policyQuery } from '#web/features/policy/queries.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';

type AmountProps = {
  promised: readonly EnteredPromise[];
  /** Somebody just asked for it. */
  isAsked: boolean;
  onChange: (promised: EnteredPromise[]) => void;
  /** Takes the amount away. */
  onClose: () => void;
};

const kinds = ['refund', 'credit', 'replacement'] as const;

/** What the answer promises in money, beside its words: of both the larger counts. */
export function AmountField({ promised: [first], isAsked, onChange, onClose }: AmountProps) {
  const policy = useQuery(policyQuery('authority')).data?.active;
  const home = policy?.kind === 'authority' ? policy.body.currency : 'EUR';
  const others = policy?.kind === 'authority' ? policy.body.rates.map(({ currency }) => currency) : [];
  const [kind, setKind] = useState<EnteredPromise['kind']>(first?.kind ?? 'refund');
  const [chosen, setChosen] = useState(first?.currency ?? null);
  const currency = chosen ?? home;
  const [amount, setAmount] = useState(first ? toUnits(first.amount, first.currency) : '');
  const isWrong = amount.trim() !== '' && !toMinor(amount, currency);

  const say = (next: Partial<EnteredPromise> & { typed?: string }) => {
    const said = { kind, currency, typed: amount, ...next };
    const minor = toMinor(said.typed, said.currency);
    onChange(minor ? [{ kind: said.kind, currency: said.currency, amount: minor }] : []);
  };
  return (
    <div className="flex items-start gap-2 border-t border-line py-2 text-xs">
      <div className="grid min-w-0 flex-1 grid-cols-2 items-start gap-2 sm:grid-cols-[minmax(0,1fr)_7rem_6rem]">
        <Field label={t('composer.amount.kind')} className="max-sm:col-span-2">
          <Select
            value={kind}
            options={kinds.map((value) => ({ value, label: t('composer.amount.is', { kind: value }) }))}
            onChange={(next) => {
              setKind(next);
              say({ kind: next });
            }}
          />
        </Field>
        <Field label={t('composer.amount.value')} error={isWrong && t('composer.amount.wrong')}>
          <Input
            autoFocus={isAsked}
            inputMode="decimal"
            value={amount}
            onChange={({ target }) => {
              setAmount(target.value);
              say({ typed: target.value });
            }}
          />
        </Field>
        <Field label={t('composer.amount.currency')}>
          <Select
            value={currency}
            options={[...new Set([home, currency, ...others])].map((value) => ({ value, label: value }))}
            onChange={(next) => {
              setChosen(next);
              say({ currency: next });
            }}
          />
        </Field>
      </div>
      <IconButton
        size="small"
        label={t('composer.amount.remove')}
        icon={<X size={14} aria-hidden="true" />}
        onClick={onClose}
      />
    </div>
  );
}
