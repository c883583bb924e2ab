import { useState } from 'react';
import type { Rota, Shift } from '#contract/rota.ts';
import { usePeople } from '#web/domain/people.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Select } from '#web/ui/Select.tsx';
import { useRotaCommands } from './commands.ts';
import { shiftMoment } from './moment-text.ts';

const nothing = 'nothing';
const stretchOf = ({ from, to }: Shift) => ({ from: new Date(from), to: new Date(to) });

/** Asks a colleague to take one of one's shifts, perhaps for one of theirs. */
export function SwapDialog({ rota, onClose }: { rota: Rota; onClose: () => void }) {
  const { me, agents } = usePeople();
  const { askSwap } = useRotaCommands();
  const mine = rota.shifts.filter(({ agentId }) => agentId === me.id);
  const others = agents.filter(({ id }) => id !== me.id);
  const inRota = new Set(rota.layers.flatMap(({ agentIds }) => agentIds));
  const [given, setGiven] = useState(mine[0]?.from ?? '');
  const [askedOf, setAskedOf] = useState((others.find(({ id }) => inRota.has(id)) ?? others[0])?.id ?? null);
  const [back, setBack] = useState(nothing);
  const form = useSubmission(onClose);
  const theirs = rota.shifts.filter(({ agentId }) => agentId === askedOf);
  const shift = mine.find(({ from }) => from === given);
  const submit = () => {
    if (!shift || askedOf === null) return;
    const inReturn = theirs.find(({ from }) => from === back);
    const asked = { ...stretchOf(shift), askedOf, back: inReturn ? stretchOf(inReturn) : null };
    form.submit(() => askSwap(rota.id, asked));
  };
  const choices = (shifts: readonly Shift[]) =>
    shifts.map(({ from, to }) => ({
      value: from,
      label: t('oncall.stretch', { from: shiftMoment(from), to: shiftMoment(to) }),
    }));
  return (
    <FormDialog
      title={t('oncall.swap.title')}
      description={t('oncall.swap.lead')}
      action={t('oncall.swap.action')}
      busy={form.isBusy}
      disabled={!shift || askedOf === null}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('oncall.swap.mine')}>
        <Select value={given} options={choices(mine)} onChange={setGiven} />
      </Field>
      <Field label={t('oncall.swap.with')}>
        <Select
          value={askedOf}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => {
            setAskedOf(id);
            setBack(nothing);
          }}
        />
      </Field>
      <Field label={t('oncall.swap.back')}>
        <Select
          value={back}
          options={[{ value: nothing, label: t('oncall.swap.nothing') }, ...choices(theirs)]}
          onChange={setBack}
        />
      </Field>
    </FormDialog>
  );
}
