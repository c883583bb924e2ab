import { useState } from 'react';
import type { TimelineCall } from '#contract/timeline.ts';
import { newId } from '#web/domain/new-id.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { fromLocalText, toLocalText } from '#web/features/conversation/snooze.ts';
import { currentRegion, t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { useCallCommands } from './commands.ts';

type CallDialogProps = {
  conversationId: string;
  /** The one that is corrected; null for a new one. */
  call: TimelineCall | null;
  /** With whom a new one probably was. */
  whom: string;
  onClose: () => void;
};

type Problem = 'at' | 'minutes' | 'whom' | 'text';

/** Asks what was said on the telephone or by text message: who called whom, when, how long, with whom. */
export function CallDialog({ conversationId, call, whom: likely, onClose }: CallDialogProps) {
  const { timeZone } = currentRegion();
  const { add, change } = useCallCommands(conversationId);
  const [id] = useState(newId);
  const [way, setWay] = useState<TimelineCall['way']>(call?.way ?? 'phone');
  const [direction, setDirection] = useState<TimelineCall['direction']>(call?.direction ?? 'in');
  const [at, setAt] = useState(() => toLocalText(call ? new Date(call.at) : new Date(), timeZone));
  const [minutes, setMinutes] = useState(call?.minutes == null ? '' : String(call.minutes));
  const [whom, setWhom] = useState(call?.whom ?? likely);
  const [text, setText] = useState(call?.text ?? '');
  const [problem, setProblem] = useState<Problem | null>(null);
  const form = useSubmission(onClose);

  const submit = () => {
    const isSame = call && at === toLocalText(new Date(call.at), timeZone);
    const moment = isSame ? new Date(call.at) : fromLocalText(at, timeZone);
    const lasted = way === 'sms' || minutes === '' ? null : Number(minutes);
    if (!moment || moment.getTime() > Date.now() + 60_000) return setProblem('at');
    if (lasted !== null && !(Number.isInteger(lasted) && lasted >= 0 && lasted <= 24 * 60))
      return setProblem('minutes');
    if (whom.trim() === '') return setProblem('whom');
    if (text.trim() === '') return setProblem('text');
    const input = {
      ...{ way, direction, minutes: lasted, whom: whom.trim(), text: text.trim() },
      at: moment.toISOString(),
    };
    form.submit(() => (call ? change(call, input) : add(input, id)));
  };
  const told = (one: Problem, words: string) => (problem === one ? words : undefined);

  return (
    <FormDialog
      title={t(call ? 'call.change.title' : 'call.add')}
      description={t('call.body')}
      size="small"
      action={t(call ? 'call.save' : 'call.add.action')}
      busy={form.isBusy}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="grid grid-cols-2 gap-4">
        <Field label={t('call.way')}>
          <Select
            value={way}
            onChange={(value) => setWay(value === 'sms' ? 'sms' : 'phone')}
            options={(['phone', 'sms'] as const).map((value) => ({ value, label: t('call.way.name', { way: value }) }))}
          />
        </Field>
        <Field label={t('call.direction')}>
          <Select
            value={direction}
            onChange={(value) => setDirection(value === 'out' ? 'out' : 'in')}
            options={(['in', 'out'] as const).map((value) => ({
              value,
              label: t('call.direction.name', { way, direction: value }),
            }))}
          />
        </Field>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)_7rem] gap-4">
        <Field label={t('call.at')} error={told('at', t('call.at.future'))}>
          <Input type="datetime-local" value={at} onChange={({ target }) => setAt(target.value)} />
        </Field>
        {way === 'phone' && (
          <Field label={t('call.minutes')} error={told('minutes', t('call.minutes.wrong'))}>
            <Input
              type="text"
              inputMode="numeric"
              value={minutes}
              onChange={({ target }) => setMinutes(target.value.trim())}
            />
          </Field>
        )}
      </div>
      <Field label={t('call.whom')} error={told('whom', t('call.whom.missing'))}>
        <Input maxLength={200} value={whom} onChange={({ target }) => setWhom(target.value)} />
      </Field>
      <Field label={t('call.text')} error={told('text', t('call.text.missing'))}>
        <Textarea rows={4} maxLength={10_000} autoFocus value={text} onChange={({ target }) => setText(target.value)} />
      </Field>
    </FormDialog>
  );
}
