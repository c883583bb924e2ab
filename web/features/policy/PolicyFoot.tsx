import { useState } from 'react';
import type { Policy, PolicyContent, PolicyKind } from '#contract/policy.ts';
import { fromLocalText, toLocalText } from '#web/features/conversation/snooze.ts';
import { currentRegion, t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Popover } from '#web/ui/Popover.tsx';
import { usePolicyCommands } from './commands.ts';

type FootProps = {
  kind: PolicyKind;
  policy: Policy;
  content: PolicyContent;
  isEdited: boolean;
  /** Why it cannot be kept as it stands. */
  problem: string | null;
  onReset: () => void;
};

/** What becomes of changes: switched on now or later, kept as a draft, or thrown away. Nothing without changes. */
export function PolicyFoot({ kind, policy, content, isEdited, problem, onReset }: FootProps) {
  const commands = usePolicyCommands(kind);
  const [isBusy, setBusy] = useState(false);
  if (!isEdited && !policy.draft) return null;
  const run = async (work: () => Promise<boolean>) => {
    setBusy(true);
    if (await work()) onReset();
    setBusy(false);
  };
  const discard = () => {
    const { draft } = policy;
    if (isEdited || !draft) onReset();
    else void run(() => commands.discard(draft.content));
  };
  return (
    <section
      aria-label={t('policy.changes')}
      className="sticky bottom-3 z-10 mt-6 flex flex-wrap items-center gap-2 rounded-lg border border-line2 bg-panel px-4 py-3 shadow-lg"
    >
      <p className="min-w-40 flex-1 text-ink2" role="status">
        {problem ?? t(isEdited ? 'policy.changed' : 'policy.draft')}
      </p>
      <Button disabled={isBusy} onClick={discard}>
        {t(isEdited ? 'policy.reset' : 'policy.discard')}
      </Button>
      {isEdited && (
        <Button disabled={isBusy || problem !== null} onClick={() => void run(() => commands.keepDraft(content))}>
          {t('policy.keep')}
        </Button>
      )}
      <Later
        disabled={isBusy || problem !== null}
        onChoose={(at) => void run(() => commands.switchOn(content, policy, at))}
      />
      <Button
        tone="primary"
        busy={isBusy}
        disabled={problem !== null}
        onClick={() => void run(() => commands.switchOn(content, policy))}
      >
        {t('policy.on')}
      </Button>
    </section>
  );
}

const dayMs = 86_400_000;

/** A moment to come, in the person's zone. */
function Later({ disabled, onChoose }: { disabled: boolean; onChoose: (at: Date) => void }) {
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
