import type { ReactNode } from 'react';
import { type RightRole, rightRoles } from '#contract/right.ts';
import { type Tier, tiers } from '#contract/work.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { Select } from '#web/ui/Select.tsx';

type RightProps = {
  legend: string;
  tier: Tier;
  role: RightRole;
  onTier: (tier: Tier) => void;
  onRole: (role: RightRole) => void;
  /** The teams to choose from. */
  children: ReactNode;
};

/** Whom a right asks for: teams, the least tier, the least role. */
export function RightFields({ legend, tier, role, onTier, onRole, children }: RightProps) {
  return (
    <div className="flex flex-col gap-3 rounded-md border border-line p-3">
      {children}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={`${legend}: ${t('policy.right.tier')}`}>
          <Select
            value={String(tier)}
            options={tiers.map((one) => ({ value: String(one), label: t('policy.right.tier.from', { tier: one }) }))}
            onChange={(value) => onTier(tiers.find((one) => String(one) === value) ?? 1)}
          />
        </Field>
        <Field label={`${legend}: ${t('policy.right.role')}`}>
          <Select
            value={role}
            options={rightRoles.map((value) => ({ value, label: t('policy.right.role.from', { role: value }) }))}
            onChange={onRole}
          />
        </Field>
      </div>
    </div>
  );
}
