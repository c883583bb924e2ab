import { useState } from 'react';
import { fromLocalText, toLocalText } from '#web/features/conversation/snooze.ts';
import { currentRegion, t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Popover } from '#web/ui/Popover.tsx';

const dayMs = 86_400_000;

/** A moment to come, in the person's zone. */
export function Later({ disabled, onChoose }: { disabled: boolean; onChoose: (at: Date) => void }) {
  const { timeZone } = currentRegion();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState(() => toLocalText(new Date(Date.now() + dayMs), timeZone));
  const [isPast, setPast] = useState(false);
  const choose = () => {
    const at = fromLocalText(text, timeZone);
    if (!at || at <= new Date()) return setPast(true);
    setOpen(false);
    onChoose(at);
  };
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      title={t('policy.later')}
      heading
      align="end"
      trigger={<Button disabled={disabled}>{t('policy.later')}</Button>}
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          choose();
        }}
      >
        <Field label={t('policy.later.when')} error={isPast ? t('policy.later.past') : undefined}>
          <Input type="datetime-local" value={text} onChange={({ target }) => setText(target.value)} />
        </Field>
        <Button type="submit" tone="primary">
          {t('policy.later.set')}
        </Button>
      </form>
    </Popover>
  );
}
