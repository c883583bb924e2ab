import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { CheckResult } from '#contract/dispatch.ts';
import { checkTemplate, listTemplates, sendTemplate, type Template } from '#contract/template.ts';
import { call, errorMessage } from '#web/api.ts';
import { newId } from '#web/domain/new-id.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { Checks } from '#web/features/composer/Checks.tsx';
import { detailKey } from '#web/features/conversation/queries.ts';
import { t } from '#web/i18n.ts';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { SkeletonRows } from '#web/ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { useSettled } from '#web/ui/use-settled.ts';
import { prefill } from './prefill.ts';
import { previewOf } from './preview.ts';

/** As long as the composer waits before it asks. */
const pauseMs = 350;

type TemplateDialogProps = { conversation: ConversationRow; onClose: () => void };

/** Offers what the network has approved for writing outside of its window, to be filled in and sent through the gate. */
export function TemplateDialog({ conversation, onClose }: TemplateDialogProps) {
  const params = { conversationId: conversation.id };
  const { data, error, refetch } = useQuery({
    queryKey: ['templates', conversation.id],
    queryFn: ({ signal }) => call(listTemplates, { params, signal }),
    staleTime: 60_000,
  });
  if (data && data.templates.length > 0)
    return <FillIn conversation={conversation} templates={data.templates} onClose={onClose} />;
  return (
    <Dialog open onOpenChange={onClose} title={t('template.title')}>
      {error ? (
        <ErrorState message={errorMessage(error)} onRetry={() => void refetch()} />
      ) : data ? (
        <EmptyState title={t('template.none')}>{t('template.none.body')}</EmptyState>
      ) : (
        <SkeletonRows count={4} />
      )}
    </Dialog>
  );
}

type FillInProps = TemplateDialogProps & { templates: readonly Template[] };

const keyOf = ({ name, language }: Template) => `${name} ${language}`;

function FillIn({ conversation, templates, onClose }: FillInProps) {
  const client = useQueryClient();
  const { profile, id: conversationId, version } = conversation;
  const [clientKey] = useState(newId);
  const [chosen, setChosen] = useState<Template | null>(templates.length === 1 ? (templates[0] ?? null) : null);
  const [values, setValues] = useState(() => (chosen ? prefill(chosen, profile.name) : {}));
  const [refused, setRefused] = useState<CheckResult[] | null>(null);
  const form = useSubmission(onClose);
  const isFull = chosen?.places.every(({ name }) => values[name]?.trim()) === true;
  const checks = useTemplateChecks(conversation, isFull ? chosen : null, values);
  const shown = refused ?? checks;
  const isStopped = shown.some(({ verdict }) => verdict === 'stop');

  const choose = (key: string) => {
    const template = templates.find((one) => keyOf(one) === key) ?? null;
    setChosen(template);
    setValues(template ? prefill(template, profile.name) : {});
    setRefused(null);
  };
  const send = () => {
    if (!chosen || !isFull) return;
    form.submit(async () => {
      // What warns stands above the button all the while.
      const accepted = shown.filter(({ verdict }) => verdict === 'warn').map(({ check }) => check);
      const { name, language } = chosen;
      const body = { clientKey, name, language, values, seenVersion: version, accepted };
      const outcome = await call(sendTemplate, { params: { conversationId }, body });
      void client.invalidateQueries({ queryKey: detailKey(conversationId) });
      if (outcome.ok) notice({ title: t(outcome.dispatch.state === 'waiting' ? 'composer.asked' : 'template.sent') });
      else setRefused(outcome.checks);
      return outcome.ok;
    });
  };

  return (
    <FormDialog
      title={t('template.title')}
      description={t('template.body')}
      action={t('template.send')}
      busy={form.isBusy}
      problem={form.problem}
      disabled={!isFull || isStopped}
      onSubmit={send}
      onClose={onClose}
    >
      <Field label={t('template.choose')}>
        <Select
          value={chosen ? keyOf(chosen) : null}
          placeholder={t('template.choose.placeholder')}
          onChange={choose}
          options={templates.map((one) => ({ value: keyOf(one), label: `${one.name} (${one.language})` }))}
        />
      </Field>
      {chosen?.places.map(({ name, example }) => (
        <Field
          key={name}
          label={t('template.place', { name: name.replace(/^head_/, ''), head: String(name.startsWith('head_')) })}
          help={example === '' ? undefined : t('template.example', { example })}
        >
          <Input
            dir="auto"
            maxLength={1000}
            value={values[name] ?? ''}
            onChange={({ target }) => {
              setValues({ ...values, [name]: target.value });
              setRefused(null);
            }}
          />
        </Field>
      ))}
      {chosen && (
        <figure className="rounded-md border border-private-line bg-private-bg px-3 py-2">
          <figcaption className="mb-1 text-xs font-semibold text-private">
            {t('template.preview', { name: profile.name || profile.handle })}
          </figcaption>
          <p dir="auto" className="break-words whitespace-pre-wrap">
            {previewOf(chosen, values)}
          </p>
          {chosen.buttons.length > 0 && (
            <p className="mt-2 flex flex-wrap gap-1.5">
              {chosen.buttons.map((label) => (
                <Tag key={label}>{label}</Tag>
              ))}
            </p>
          )}
        </figure>
      )}
      <Checks checks={shown} confirming={false} refused={refused !== null} />
    </FormDialog>
  );
}

/** What the gate says to a template as it is filled in now, a moment after the last letter. */
function useTemplateChecks(
  { id: conversationId, version }: ConversationRow,
  template: Template | null,
  values: Record<string, string>,
): CheckResult[] {
  const settled = useSettled(JSON.stringify(template && [template.name, template.language, values]), pauseMs);
  const { data } = useQuery({
    queryKey: ['template-checks', conversationId, version, settled],
    queryFn: ({ signal }) => {
      const [name, language, filled] = JSON.parse(settled) as [string, string, Record<string, string>];
      const body = { clientKey: newId(), name, language, values: filled, seenVersion: version, accepted: [] };
      return call(checkTemplate, { params: { conversationId }, body, signal });
    },
    enabled: settled !== 'null',
    placeholderData: keepPreviousData,
    retry: false,
  });
  return template ? (data?.checks ?? []) : [];
}
