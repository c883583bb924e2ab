import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { type Tier, tiers } from '#contract/work.ts';
import { usePeople } from '#web/domain/people.ts';
import { staffQuery } from '#web/features/work/queries.ts';
import { listed } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { useConversationCommands } from '../commands.ts';

/** Moves a conversation up or down a tier, and asks why. */
export function TierDialog({ row, first, onClose }: { row: ConversationRow; first: Tier | null; onClose: () => void }) {
  const { setTier } = useConversationCommands();
  const [tier, setChosen] = useState<Tier>(first ?? (row.tier === 3 ? 2 : row.tier === 2 ? 3 : 2));
  const [reason, setReason] = useState('');
  const [touched, setTouched] = useState(false);
  const problem = reason.trim() === '' ? t('conversation.tier.reason.missing') : null;
  const submit = () => {
    setTouched(true);
    if (problem) return;
    onClose();
    setTier(row, tier, reason.trim());
  };
  return (
    <FormDialog
      size="small"
      title={t('conversation.tier.move')}
      action={t('conversation.tier.action', { tier })}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('conversation.tier')} help={<Whose tier={tier} />}>
        <Select
          value={String(tier)}
          options={tiers
            .filter((one) => one !== row.tier)
            .map((one) => ({ value: String(one), label: t('conversation.tier.of', { tier: one }) }))}
          onChange={(value) => setChosen(tiers.find((one) => String(one) === value) ?? tier)}
        />
      </Field>
      <Field
        label={t('conversation.tier.reason')}
        help={t('conversation.tier.reason.help')}
        error={touched && problem}
        required
      >
        <Textarea rows={3} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field>
    </FormDialog>
  );
}

const shownNames = 5;

/** Who is of that tier, as far as one may know. */
function Whose({ tier }: { tier: Tier }) {
  const { nameOf } = usePeople();
  const enabled = useSession().permissions.includes('people.read');
  const staff = useQuery({ ...staffQuery, enabled }).data?.staff;
  if (!staff) return null;
  const there = staff.filter(({ skills }) => skills.tier >= tier);
  if (there.length === 0) return <span className="text-soon">{t('conversation.tier.nobody')}</span>;
  const names = there.slice(0, shownNames).flatMap(({ agentId }) => nameOf(agentId) ?? []);
  return t('conversation.tier.people', { names: listed(names), rest: Math.max(0, there.length - shownNames) });
}
