import { useState } from 'react';
import type { Policy, PolicyContent, PolicyKind } from '#contract/policy.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { usePolicyCommands } from './commands.ts';
import { Later } from './Later.tsx';

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
