import X from 'lucide-react/icons/x';
import type { CallTarget } from '#contract/escalation.ts';
import { targetKey, useTargets } from '#web/features/page/targets.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';

type TargetsProps = { targets: readonly CallTarget[]; mayAsk: boolean; onChange: (targets: CallTarget[]) => void };

/** Whom something is told or who is called; `mayAsk`: groups of stakeholders too. */
export function Targets({ targets, mayAsk, onChange }: TargetsProps) {
  const { choices, nameOf, groupName } = useTargets();
  const chosen = new Set(targets.map(targetKey));
  const others = choices.filter(({ target }) => !chosen.has(targetKey(target)) && (mayAsk || target.kind !== 'group'));
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {targets.map((target) => (
        <span
          key={targetKey(target)}
          className="inline-flex min-h-(--control-small) items-center gap-1 rounded-md bg-hover ps-2"
        >
          {nameOf(target)}
          <IconButton
            size="small"
            label={t('escalation.to.remove', { name: nameOf(target) })}
            icon={<X size={14} aria-hidden="true" />}
            onClick={() => onChange(targets.filter((one) => one !== target))}
          />
        </span>
      ))}
      <Select
        className="max-w-44"
        label={t('escalation.to.add')}
        value={null}
        placeholder={t('escalation.to.add')}
        options={others.map(({ target, label }) => ({ value: targetKey(target), label }))}
        onChange={(key) => {
          const found = others.find(({ target }) => targetKey(target) === key);
          if (found) onChange([...targets, found.target]);
        }}
      />
      {targets.map((target, n) =>
        target.kind === 'group' ? (
          <Field
            key={targetKey(target)}
            label={t('escalation.question', { name: groupName(target.id) })}
            optional
            className="basis-full"
          >
            <Textarea
              rows={2}
              maxLength={500}
              value={target.question ?? ''}
              onChange={(event) => onChange(targets.with(n, asking(target, event.target.value)))}
            />
          </Field>
        ) : null,
      )}
    </div>
  );
}

type Group = Extract<CallTarget, { kind: 'group' }>;

/** An empty question is none. */
const asking = ({ kind, id }: Group, question: string): Group =>
  question.trim() === '' ? { kind, id } : { kind, id, question };
