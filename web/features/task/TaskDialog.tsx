import { useState } from 'react';
import { commonRecurrences } from '#contract/task.ts';
import type { TaskView } from '#contract/task-view.ts';
import { usePeople } from '#web/domain/people.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { fromLocalText, snoozeTimes, toLocalText } from '#web/features/conversation/snooze.ts';
import { duration } from '#web/format.ts';
import { currentRegion, t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { useTaskCommands } from './commands.ts';
import { recurrenceWords } from './recurrence-words.ts';

type TaskDialogProps = {
  /** The one that is changed; null for a new one. */
  task: TaskView | null;
  conversationId: string | null;
  onClose: () => void;
};

const minuteMs = 60_000;
const reminders = [5, 15, 30, 60, 24 * 60] as const;

/** Asks for a task: what, by when, whose, with which reminder, and whether it recurs. */
export function TaskDialog({ task, conversationId, onClose }: TaskDialogProps) {
  const { timeZone } = currentRegion();
  const { agents } = usePeople();
  const { add, change } = useTaskCommands();
  const [text, setText] = useState(task?.text ?? '');
  const [due, setDue] = useState(() => toLocalText(task ? new Date(task.dueAt) : tomorrow(timeZone), timeZone));
  const [ownerId, setOwnerId] = useState(task?.ownerId ?? agents[0]?.id ?? '');
  const [remind, setRemind] = useState(String(task?.remindMinutes ?? 0));
  const [recurrence, setRecurrence] = useState(task?.recurrence ?? '');
  const [problem, setProblem] = useState<'text' | 'due' | null>(null);
  const form = useSubmission(onClose);

  const submit = () => {
    const isMoved = !task || due !== toLocalText(new Date(task.dueAt), timeZone);
    const at = isMoved ? fromLocalText(due, timeZone) : new Date(task.dueAt);
    if (text.trim() === '') return setProblem('text');
    if (!at || (isMoved && at <= new Date())) return setProblem('due');
    const minutes = Number(remind);
    const input = {
      text: text.trim(),
      dueAt: at.toISOString(),
      ownerId,
      remindMinutes: minutes === 0 ? null : minutes,
      recurrence: recurrence === '' ? null : recurrence,
    };
    form.submit(() => (task ? change(task, input) : add(input, conversationId)));
  };

  const rules = [...new Set([...Object.values(commonRecurrences), ...(task?.recurrence ? [task.recurrence] : [])])];
  const moments = [...new Set([0, ...reminders, ...(task?.remindMinutes ? [task.remindMinutes] : [])])];
  return (
    <FormDialog
      title={t(task ? 'task.change.title' : 'task.add')}
      size="small"
      action={t(task ? 'task.save' : 'task.add')}
      busy={form.isBusy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('task.text')} error={problem === 'text' ? t('task.text.missing') : undefined}>
        <Textarea
          rows={2}
          maxLength={500}
          autoFocus
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setProblem(null);
          }}
        />
      </Field>
      <Field label={t('task.due')} error={problem === 'due' ? t('conversation.snooze.past') : undefined}>
        <Input
          type="datetime-local"
          value={due}
          onChange={({ target }) => {
            setDue(target.value);
            setProblem(null);
          }}
        />
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field label={t('task.remind')}>
          <Select
            value={remind}
            onChange={setRemind}
            options={moments.map((minutes) => ({
              value: String(minutes),
              label:
                minutes === 0 ? t('task.remind.due') : t('task.remind.before', { time: duration(minutes * minuteMs) }),
            }))}
          />
        </Field>
        <Field label={t('task.repeat')}>
          <Select
            value={recurrence}
            onChange={setRecurrence}
            options={['', ...rules].map((rule) => ({ value: rule, label: recurrenceWords(rule) }))}
          />
        </Field>
      </div>
      <Field label={t('task.owner')}>
        <Select
          value={ownerId}
          onChange={setOwnerId}
          options={agents.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
    </FormDialog>
  );
}

/** Tomorrow morning, in the person's zone. */
function tomorrow(timeZone: string): Date {
  const now = new Date();
  const times = snoozeTimes(now, timeZone);
  return times.find(({ key }) => key === 'tomorrow')?.at ?? new Date(now.getTime() + 24 * 60 * minuteMs);
}
