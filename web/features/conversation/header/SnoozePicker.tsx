import Clock from 'lucide-react/icons/clock';
import { useState } from 'react';
import { clockTime, day } from '#web/format.ts';
import { currentRegion, t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Kbd } from '#web/ui/Kbd.tsx';
import { Popover } from '#web/ui/Popover.tsx';
import { fromLocalText, type SnoozeEnd, snoozeTimes, toLocalText } from '../snooze.ts';
import { type PickerProps, wordsLook } from './AssignPicker.tsx';

type SnoozeProps = Omit<PickerProps, 'row'> & { onSnooze: (until: SnoozeEnd) => void };

/** Puts a conversation aside until a moment (four usual ones, or any) or until the customer answers. */
export function SnoozePicker({ open, onOpenChange, onSnooze }: SnoozeProps) {
  return (
    <Popover
      open={open}
      onOpenChange={onOpenChange}
      title={t('conversation.snooze.until')}
      heading
      align="end"
      trigger={
        <Button
          aria-keyshortcuts="s"
          aria-label={t('conversation.snooze')}
          icon={<Clock size={15} aria-hidden="true" />}
        >
          <span className={wordsLook}>{t('conversation.snooze')}</span>
          <Kbd keys="s" className="@max-[42rem]:hidden" />
        </Button>
      }
    >
      <Moments
        onChoose={(until) => {
          onOpenChange(false);
          onSnooze(until);
        }}
      />
    </Popover>
  );
}

/** The moments to choose from, in the agent's zone. */
export function Moments({ onChoose }: { onChoose: (until: SnoozeEnd) => void }) {
  const { timeZone } = currentRegion();
  const [now] = useState(() => new Date());
  const times = snoozeTimes(now, timeZone);
  const [custom, setCustom] = useState(() => toLocalText(times[1]?.at ?? now, timeZone));
  const [late, setLate] = useState(false);

  const chooseCustom = () => {
    const until = fromLocalText(custom, timeZone);
    if (until && until > new Date()) onChoose(until);
    else setLate(true);
  };

  return (
    <div className="flex flex-col gap-3">
      <ul className="-mx-2">
        {times.map(({ key, at }) => (
          <li key={key}>
            <button type="button" onClick={() => onChoose(at)} className="choice w-full hover:bg-hover focus:bg-hover">
              <span className="flex-1 text-start">{t(`conversation.snooze.${key}`)}</span>
              <span className="text-xs text-ink3">
                {key === 'later' ? clockTime(at) : `${day(at, now)}, ${clockTime(at)}`}
              </span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" onClick={() => onChoose(null)} className="choice w-full hover:bg-hover focus:bg-hover">
            <span className="flex-1 text-start">{t('conversation.snooze.answer')}</span>
            <span className="text-xs text-ink3">{t('conversation.snooze.answer.hint')}</span>
          </button>
        </li>
      </ul>
      <form
        className="flex flex-col gap-2 border-t border-line pt-3"
        onSubmit={(event) => {
          event.preventDefault();
          chooseCustom();
        }}
      >
        <Field label={t('conversation.snooze.custom')} error={late ? t('conversation.snooze.past') : undefined}>
          <Input
            type="datetime-local"
            value={custom}
            onChange={(event) => {
              setCustom(event.target.value);
              setLate(false);
            }}
          />
        </Field>
        <Button type="submit">{t('conversation.snooze.set')}</Button>
        <p className="text-xs text-ink3">{t('conversation.snooze.ends')}</p>
      </form>
    </div>
  );
}
