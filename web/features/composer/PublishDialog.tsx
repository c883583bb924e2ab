import { Fragment, useState } from 'react';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';

type DialogProps = {
  text: string;
  /** Where the personal data stands in the text. */
  spans: readonly { from: number; to: number }[];
  action: string;
  onPublish: (reason: string) => void;
  onClose: () => void;
};

const reasonMaxLength = 200;

/** Asks why personal data is to stand in public, with what would stand there before one's eyes. */
export function PublishDialog({ text, spans, action, onPublish, onClose }: DialogProps) {
  const [reason, setReason] = useState('');
  const [lacksReason, setLacksReason] = useState(false);
  const submit = () => {
    if (reason.trim() === '') setLacksReason(true);
    else onPublish(reason.trim());
  };
  return (
    <FormDialog
      size="small"
      title={t('composer.publish.title')}
      description={t('composer.publish.body')}
      action={action}
      danger
      onSubmit={submit}
      onClose={onClose}
    >
      <p
        dir="auto"
        className="max-h-40 overflow-y-auto rounded-md border border-public-line bg-public-bg px-3 py-2 break-words whitespace-pre-wrap"
      >
        {cutAt(text, spans).map(({ from, words, isFound }) =>
          isFound ? (
            <mark key={from} className="rounded-sm bg-late-bg px-0.5 text-late">
              {words}
            </mark>
          ) : (
            <Fragment key={from}>{words}</Fragment>
          ),
        )}
      </p>
      <Field label={t('composer.publish.reason')} error={lacksReason ? t('composer.publish.missing') : undefined}>
        <Textarea
          rows={2}
          maxLength={reasonMaxLength}
          value={reason}
          onChange={({ target }) => {
            setReason(target.value);
            setLacksReason(false);
          }}
        />
      </Field>
    </FormDialog>
  );
}

type Cut = { from: number; words: string; isFound: boolean };

/** Pure: a text in its parts, those that were found among them. */
function cutAt(text: string, spans: DialogProps['spans']): Cut[] {
  const parts: Cut[] = [];
  let at = 0;
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    if (from < at) continue;
    parts.push({ from: at, words: text.slice(at, from), isFound: false });
    parts.push({ from, words: text.slice(from, to), isFound: true });
    at = to;
  }
  return [...parts, { from: at, words: text.slice(at), isFound: false }].filter(({ words }) => words !== '');
}
