import { useQuery } from '@tanstack/react-query';
import { consentPurposes } from '#contract/consent.ts';
import { priorities } from '#contract/filter.ts';
import type { MacroStep } from '#contract/macro.ts';
import { usePeople } from '#web/domain/people.ts';
import { policyQuery } from '#web/features/policy/queries.ts';
import { savedRepliesQuery } from '#web/features/saved-reply/queries.ts';
import { duration } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Combobox } from '#web/ui/Combobox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';

type FieldsProps<Step = MacroStep> = {
  step: Step;
  problem: string | null;
  onChange: (step: MacroStep) => void;
};
type Of<K extends MacroStep['kind']> = FieldsProps<Extract<MacroStep, { kind: K }>>;

/** A step of a kind as it begins. */
export function newStep(kind: MacroStep['kind']): MacroStep {
  const begun: Record<MacroStep['kind'], MacroStep> = {
    reply: { kind: 'reply', savedReplyId: '', stage: 'customer', how: 'send' },
    assign: { kind: 'assign', assigneeId: 'me' },
    tags: { kind: 'tags', add: [], remove: [] },
    priority: { kind: 'priority', priority: 'high' },
    status: { kind: 'status', status: 'resolved' },
    snooze: { kind: 'snooze', minutes: 24 * 60 },
    note: { kind: 'note', text: '' },
    follow: { kind: 'follow', follow: true },
  };
  return begun[kind];
}

/** What a step still lacks; null for one that can be saved. */
export function stepProblem(step: MacroStep): string | null {
  if (step.kind === 'reply' && step.savedReplyId === '') return t('macro.reply.missing');
  if (step.kind === 'tags' && step.add.length + step.remove.length === 0) return t('macro.tags.missing');
  if (step.kind === 'note' && step.text.trim() === '') return t('macro.note.missing');
  return null;
}

/** What is asked of a step, by its kind. */
export function StepFields({ step, problem, onChange }: FieldsProps) {
  switch (step.kind) {
    case 'reply':
      return <ReplyFields step={step} problem={problem} onChange={onChange} />;
    case 'assign':
      return <AssignFields step={step} problem={problem} onChange={onChange} />;
    case 'tags':
      return <TagFields step={step} problem={problem} onChange={onChange} />;
    case 'status':
      return <StatusFields step={step} problem={problem} onChange={onChange} />;
    case 'priority':
      return (
        <Select
          label={t('conversation.priority')}
          value={step.priority}
          onChange={(priority) => onChange({ ...step, priority })}
          options={priorities.map((value) => ({ value, label: t(`conversation.priority.${value}`) }))}
        />
      );
    case 'snooze':
      return (
        <Select
          label={t('conversation.snooze')}
          value={String(step.minutes ?? '')}
          onChange={(minutes) => onChange({ ...step, minutes: minutes === '' ? null : Number(minutes) })}
          options={[
            { value: '', label: t('macro.step.snooze.answer') },
            ...snoozes(step.minutes).map((minutes) => ({
              value: String(minutes),
              label: t('macro.step.snooze', { time: duration(minutes * 60_000) }),
            })),
          ]}
        />
      );
    case 'note':
      return (
        <Field label={t('macro.kind.note')} help={t('macro.note.help')} error={problem} required>
          <Textarea
            maxLength={5_000}
            className="min-h-16"
            value={step.text}
            onChange={({ target }) => onChange({ ...step, text: target.value })}
          />
        </Field>
      );
    case 'follow':
      return (
        <Select
          label={t('macro.kind.follow')}
          value={step.follow ? 'follow' : 'unfollow'}
          onChange={(value) => onChange({ ...step, follow: value === 'follow' })}
          options={(['follow', 'unfollow'] as const).map((value) => ({ value, label: t(`macro.step.${value}`) }))}
        />
      );
  }
}

const hourMinutes = 60;
const dayMinutes = 24 * hourMinutes;
const offered = [1, 3, 8]
  .map((hours) => hours * hourMinutes)
  .concat([1, 2, 3, 7, 14, 30].map((days) => days * dayMinutes));
const snoozes = (chosen: number | null) =>
  [...new Set([...offered, ...(chosen === null ? [] : [chosen])])].toSorted((a, b) => a - b);

function ReplyFields({ step, problem, onChange }: Of<'reply'>) {
  const replies = useQuery(savedRepliesQuery(null)).data?.replies ?? [];
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={t('macro.reply')} error={problem} required>
        <Combobox
          value={step.savedReplyId === '' ? null : step.savedReplyId}
          onChange={(id) => onChange({ ...step, savedReplyId: id ?? '' })}
          options={replies.map(({ id, title, folder }) => ({ value: id, label: title, hint: folder }))}
        />
      </Field>
      <Field label={t('macro.reply.how')}>
        <Select
          value={step.how}
          onChange={(how) => onChange({ ...step, how, purpose: how === 'send' ? step.purpose : undefined })}
          options={(['send', 'insert'] as const).map((value) => ({ value, label: t(`macro.reply.how.${value}`) }))}
        />
      </Field>
      <Field label={t('macro.reply.stage')}>
        <Select
          value={step.stage}
          onChange={(stage) => onChange({ ...step, stage })}
          options={(['customer', 'public', 'private'] as const).map((value) => ({
            value,
            label: t(`macro.reply.stage.${value}`),
          }))}
        />
      </Field>
      {step.how === 'send' && (
        <Field label={t('macro.reply.purpose')} help={step.purpose ? t('macro.reply.purpose.help') : null}>
          <Select
            value={step.purpose ?? 'service'}
            onChange={(purpose) => onChange({ ...step, purpose: purpose === 'service' ? undefined : purpose })}
            options={consentPurposes.map((value) => ({ value, label: t(`macro.reply.purpose.${value}`) }))}
          />
        </Field>
      )}
    </div>
  );
}

function AssignFields({ step, onChange }: Of<'assign'>) {
  const { agents, teams } = usePeople();
  const value = step.teamId ? `team ${step.teamId}` : (step.assigneeId ?? '');
  const choose = (chosen: string) => {
    if (chosen.startsWith('team ')) onChange({ kind: 'assign', assigneeId: null, teamId: chosen.slice(5) });
    else onChange({ kind: 'assign', assigneeId: chosen === '' ? null : chosen });
  };
  return (
    <Select
      label={t('macro.kind.assign')}
      value={value}
      onChange={choose}
      options={[
        { value: 'me', label: t('macro.assign.me') },
        { value: '', label: t('macro.assign.nobody') },
        ...agents.map(({ id, name }) => ({ value: id, label: name })),
        ...teams.map(({ id, name }) => ({ value: `team ${id}`, label: name, hint: t('saved_reply.team') })),
      ]}
    />
  );
}

const tagsOf = (typed: string) =>
  [
    ...new Set(
      typed
        .split(',')
        .map((tag) => tag.trim())
        .filter(Boolean),
    ),
  ].slice(0, 20);

function TagFields({ step, problem, onChange }: Of<'tags'>) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={t('macro.tags.add')} help={t('macro.tags.help')} error={problem}>
        <Input
          defaultValue={step.add.join(', ')}
          onChange={({ target }) => onChange({ ...step, add: tagsOf(target.value) })}
        />
      </Field>
      <Field label={t('macro.tags.remove')}>
        <Input
          defaultValue={step.remove.join(', ')}
          onChange={({ target }) => onChange({ ...step, remove: tagsOf(target.value) })}
        />
      </Field>
    </div>
  );
}

/** Beside the statuses each department that may be waited for, and how a resolved one treats public posts. */
function StatusFields({ step, onChange }: Of<'status'>) {
  const policy = useQuery(policyQuery('clocks')).data?.active;
  const departments = policy?.kind === 'clocks' ? policy.body.departments : [];
  const { leaveUnanswered } = step;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Select
        label={t('conversation.status')}
        value={step.heldBy ? `on_hold ${step.heldBy}` : step.status}
        onChange={(value) => {
          const status = (['open', 'pending', 'on_hold', 'resolved'] as const).find((one) => one === value);
          onChange(status ? { kind: 'status', status } : { kind: 'status', status: 'on_hold', heldBy: value.slice(8) });
        }}
        options={[
          ...(['open', 'pending', 'on_hold', 'resolved'] as const).map((value) => ({
            value: value as string,
            label: t(`conversation.status.${value}`),
          })),
          ...departments.map((name) => ({ value: `on_hold ${name}`, label: t('conversation.hold', { name }) })),
        ]}
      />
      {step.status === 'resolved' && (
        <Select
          label={t('macro.leave')}
          value={leaveUnanswered ?? ''}
          onChange={(value) =>
            onChange({ kind: 'status', status: 'resolved', ...(value === '' ? {} : { leaveUnanswered: value }) })
          }
          options={[
            { value: '' as const, label: t('macro.leave.never') },
            { value: 'no_answer_needed' as const, label: t('macro.leave.no_answer_needed') },
            { value: 'answered_elsewhere' as const, label: t('macro.leave.answered_elsewhere') },
          ]}
        />
      )}
    </div>
  );
}
