import { useState } from 'react';
import {
  type CorrectionReason,
  type CorrectionWay,
  correctionNoteMaxLength,
  correctionReasons,
  correctMessage,
} from '#contract/correction.ts';
import type { CheckResult } from '#contract/dispatch.ts';
import type { Returned } from '#contract/draft.ts';
import type { FoundPromise } from '#contract/promise.ts';
import type { TimelineMessage } from '#contract/timeline.ts';
import { call } from '#web/api.ts';
import { stageOf } from '#web/domain/mode.ts';
import { networkName } from '#web/domain/networks.ts';
import { newId } from '#web/domain/new-id.ts';
import { usePeople } from '#web/domain/people.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { mayBePublished } from '#web/features/composer/answer.ts';
import { Checks } from '#web/features/composer/Checks.tsx';
import { duration } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { notice } from '#web/ui/Toast.tsx';

type CorrectDialogProps = {
  message: TimelineMessage;
  /** The best one first. */
  ways: readonly CorrectionWay[];
  /** What a second person did not let through: its words are to be mended. */
  returned?: Returned | undefined;
  onClose: () => void;
  /** It leaves, or has left; with what the right words promise. */
  onDone: (promises: readonly FoundPromise[]) => void;
};

/** Puts something wrong of ours right in two keys: the first opens this with the words in it, the second sends. */
export function CorrectDialog({ message, ways, returned, onClose, onDone }: CorrectDialogProps) {
  const stage = stageOf(message.visibility);
  const network = networkName(message.network);
  const [clientKey, setClientKey] = useState(newId);
  const [way, setWay] = useState<CorrectionWay>(ways[0] ?? 'follow_up');
  const [reason, setReason] = useState<CorrectionReason>('fact');
  const [text, setText] = useState(returned?.text ?? message.text);
  const { nameOf } = usePeople();
  const [note, setNote] = useState('');
  const [stood] = useState(() => duration(Date.now() - new Date(message.at).getTime()));
  const [checks, setChecks] = useState<readonly CheckResult[]>([]);
  const [lacks, setLacks] = useState<'missing' | 'same' | null>(null);
  const form = useSubmission(onClose);
  const [publishReason, setPublishReason] = useState('');
  const asksWhy = publishReason !== '' || checks.some(mayBePublished);
  const warned = checks.filter(({ verdict }) => verdict === 'warn').map(({ check }) => check);

  /** Another correction is another key, and a reason to publish is one for exactly these words. */
  const change = (set: () => void) => {
    set();
    setLacks(null);
    setChecks([]);
    setPublishReason('');
    setClientKey(newId());
  };
  const submit = () => {
    const words = text.trim();
    const lacking = way === 'delete' ? null : words === '' ? 'missing' : words === message.text ? 'same' : null;
    setLacks(lacking);
    if (lacking) return;
    form.submit(async () => {
      const why = publishReason.trim() === '' ? {} : { publishReason: publishReason.trim() };
      const body = { clientKey, way, reason, note, text: way === 'delete' ? '' : words, accepted: warned, ...why };
      const outcome = await call(correctMessage, { params: { messageId: message.id }, body });
      if (!outcome.ok) {
        setChecks(outcome.checks);
        return false;
      }
      const { withdrawn } = outcome;
      notice({
        title: t('correction.done', { way, network }),
        ...(withdrawn.length > 0 ? { description: t('correction.withdrawn', { count: withdrawn.length }) } : {}),
      });
      onDone(outcome.promises);
      return true;
    });
  };

  return (
    <FormDialog
      title={t('correction.title')}
      description={t('correction.stood', { stage, time: stood })}
      action={t('correction.submit', { way })}
      danger={way === 'delete'}
      busy={form.isBusy}
      problem={form.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      {returned && (
        <div className="text-xs text-soon">
          <p>{t('correction.returned', { state: returned.state, name: nameOf(returned.by) ?? '' })}</p>
          {returned.comment !== '' && (
            <p dir="auto" className="mt-1 border-s-2 border-soon-line ps-3 break-words text-ink">
              {returned.comment}
            </p>
          )}
        </div>
      )}
      {way !== 'delete' && (
        <Field label={t('correction.text')} error={lacks && t(`correction.text.${lacks}`)}>
          <Textarea value={text} onChange={({ target }) => change(() => setText(target.value))} />
        </Field>
      )}
      <Field
        label={t('correction.way')}
        help={ways.includes('edit') || ways.includes('replace') ? undefined : t('correction.way.none', { network })}
      >
        <Select
          value={way}
          onChange={(chosen) => change(() => setWay(chosen))}
          options={ways.map((value) => ({ value, label: t(`correction.way.${value}`) }))}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('correction.reason')}>
          <Select
            value={reason}
            onChange={setReason}
            options={correctionReasons.map((value) => ({ value, label: t(`correction.reason.${value}`) }))}
          />
        </Field>
        <Field label={t('correction.note')} optional>
          <Input value={note} maxLength={correctionNoteMaxLength} onChange={({ target }) => setNote(target.value)} />
        </Field>
      </div>
      <p className="text-xs text-ink3">{t('correction.told')}</p>
      {checks.some(({ verdict }) => verdict !== 'pass') && (
        <Checks checks={checks} confirming={warned.length > 0} refused />
      )}
      {asksWhy && (
        <Field label={t('composer.publish.reason')} help={t('composer.publish.body')}>
          <Textarea
            rows={2}
            maxLength={200}
            value={publishReason}
            onChange={({ target }) => setPublishReason(target.value)}
          />
        </Field>
      )}
    </FormDialog>
  );
}
