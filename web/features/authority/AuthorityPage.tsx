import { useQuery } from '@tanstack/react-query';
import Pencil from 'lucide-react/icons/pencil';
import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import type { Authority, AuthorityLimit } from '#contract/authority.ts';
import { PolicyEditor } from '#web/features/policy/PolicyEditor.tsx';
import { policyQuery } from '#web/features/policy/queries.ts';
import { money } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { SettingsPage, SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Field } from '#web/ui/Field.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { Deciding } from './Deciding.tsx';
import { LimitDialog } from './LimitDialog.tsx';
import { rateLines, ratesOf } from './rate-lines.ts';
import { useWhose } from './use-whose.ts';

/** What somebody may promise without asking, and what money of other currencies is worth. */
export function AuthorityPage() {
  return (
    <SettingsPage title={t('policy.authority')} permission="policy.manage" lead={t('authority.lead')}>
      <PolicyEditor kind="authority">{(body, change) => <Limits body={body} onChange={change} />}</PolicyEditor>
    </SettingsPage>
  );
}

type LimitsProps = { body: Authority; onChange: (body: Authority) => void };

function Limits({ body, onChange }: LimitsProps) {
  const { currency, limits, unnamed } = body;
  const [edited, setEdited] = useState<AuthorityLimit | null>(null);
  const [rates, setRates] = useState(() => rateLines(body.rates));
  const put = (change: Partial<Authority>) => onChange({ ...body, ...change });
  const save = (limit: AuthorityLimit) => {
    setEdited(null);
    const isNew = !limits.some(({ id }) => id === limit.id);
    put({ limits: isNew ? [...limits, limit] : limits.map((one) => (one.id === limit.id ? limit : one)) });
  };
  return (
    <>
      <ul className="mb-3 divide-y divide-line rounded-md border border-line bg-panel">
        {limits.map((limit) => (
          <LimitRow
            key={limit.id}
            limit={limit}
            currency={currency}
            onEdit={() => setEdited(limit)}
            onRemove={() => put({ limits: limits.filter((one) => one !== limit) })}
          />
        ))}
      </ul>
      <Button icon={<Plus size={15} aria-hidden="true" />} onClick={() => setEdited(newLimit(limits))} className="mb-8">
        {t('authority.limit.new')}
      </Button>
      <SettingsSection title={t('authority.asking')}>
        <div className="flex max-w-xl flex-col gap-4">
          <Field label={t('authority.unnamed')}>
            <Select
              value={unnamed}
              options={(['pass', 'warn', 'approval'] as const).map((value) => ({
                value,
                label: t(`authority.unnamed.${value}`),
              }))}
              onChange={(next) => put({ unnamed: next })}
            />
          </Field>
          <Deciding body={body} onChange={put} />
        </div>
      </SettingsSection>
      <SettingsSection title={t('authority.money')} lead={t('authority.money.lead')}>
        <div className="flex max-w-xl flex-col gap-4">
          <Field label={t('authority.currency')} help={t('authority.currency.help')}>
            <Input
              value={currency}
              maxLength={3}
              className="w-24 uppercase"
              onChange={({ target }) => put({ currency: target.value.toUpperCase() })}
            />
          </Field>
          <Field label={t('authority.rates')} help={t('authority.rates.help', { currency })}>
            <Textarea
              rows={6}
              value={rates}
              className="tabular-nums"
              onChange={({ target }) => {
                setRates(target.value);
                put({ rates: ratesOf(target.value) });
              }}
            />
          </Field>
        </div>
      </SettingsSection>
      {edited && <LimitDialog limit={edited} currency={currency} onSave={save} onClose={() => setEdited(null)} />}
    </>
  );
}

type RowProps = { limit: AuthorityLimit; currency: string; onEdit: () => void; onRemove: () => void };

function LimitRow({ limit, currency, onEdit, onRemove }: RowProps) {
  const { perReply, perDay, mayReplace, mayDate, categoryId } = limit;
  const name = useWhose()(limit.whose);
  const matrix = useQuery(policyQuery('priority')).data?.active;
  const categories = matrix?.kind === 'priority' ? matrix.body.categories : [];
  const category = categories.find(({ id }) => id === categoryId)?.name;
  const most = (minor: number | null) => (minor === null ? t('authority.unlimited') : money(minor, currency));
  const isBase = limit.whose.kind === 'everyone' && categoryId === null;
  return (
    <li className="flex items-start gap-3 px-3.5 py-3">
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          <bdi>{name}</bdi>
          {category && <span className="ms-2 font-normal text-ink2">{t('authority.in', { category })}</span>}
        </p>
        <p className="text-ink2">{t('authority.says', { perReply: most(perReply), perDay: most(perDay) })}</p>
        {(!mayReplace || !mayDate) && (
          <p className="text-xs text-ink3">
            {[!mayReplace && t('authority.asks.replace'), !mayDate && t('authority.asks.date')]
              .filter(Boolean)
              .join(' ')}
          </p>
        )}
      </div>
      <span className="flex">
        <IconButton
          label={t('policy.category.edit', { name })}
          size="small"
          icon={<Pencil size={15} aria-hidden="true" />}
          onClick={onEdit}
        />
        {!isBase && (
          <IconButton
            label={t('policy.category.remove', { name })}
            size="small"
            icon={<Trash2 size={15} aria-hidden="true" />}
            onClick={onRemove}
          />
        )}
      </span>
    </li>
  );
}

function newLimit(limits: readonly AuthorityLimit[]): AuthorityLimit {
  let n = limits.length + 1;
  while (limits.some(({ id }) => id === `limit_${n}`)) n += 1;
  return {
    id: `limit_${n}`,
    whose: { kind: 'role', role: 'agent' },
    categoryId: null,
    perReply: 0,
    perDay: null,
    mayReplace: true,
    mayDate: true,
  };
}
