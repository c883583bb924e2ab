import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type RoutingRules, tryRouting } from '#contract/routing.ts';
import { call } from '#web/api.ts';
import { FormError } from '#web/domain/FormError.tsx';
import { PriorityTag } from '#web/domain/PriorityTag.tsx';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Form } from '#web/ui/Form.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { Trace } from './Trace.tsx';
import { useCategoryNames } from './topics.ts';

const empty = { number: '', text: '', network: 'bluesky', language: '', stage: 'public' as 'public' | 'private' };

/** Asks the rules as they stand on the screen about a conversation, or about words; nothing changes. */
export function TryRules({ rules }: { rules: RoutingRules }) {
  const categories = useCategoryNames();
  const [kind, setKind] = useState<'conversation' | 'message'>('message');
  const [typed, setTyped] = useState(empty);
  const ask = useMutation({ mutationFn: () => call(tryRouting, { body: { rules, about: aboutOf(kind, typed) } }) });
  const isReady = kind === 'conversation' ? Number(typed.number) > 0 : typed.text.trim() !== '';
  const submit = () => {
    if (isReady) ask.mutate();
  };
  return (
    <div className="grid gap-5 md:grid-cols-2">
      <Form busy={ask.isPending} onSubmit={submit} className="flex flex-col gap-3">
        <Field label={t('routing.try.about')}>
          <Select
            value={kind}
            options={(['message', 'conversation'] as const).map((value) => ({
              value,
              label: t('routing.try.about.of', { kind: value }),
            }))}
            onChange={setKind}
          />
        </Field>
        {kind === 'conversation' ? (
          <Field label={t('routing.try.number')}>
            <Input
              inputMode="numeric"
              value={typed.number}
              onChange={({ target }) => setTyped({ ...typed, number: target.value.replace(/\D/g, '').slice(0, 9) })}
            />
          </Field>
        ) : (
          <MessageFields typed={typed} onChange={setTyped} />
        )}
        <FormError error={ask.error} />
        <Button type="submit" busy={ask.isPending} disabled={!isReady} className="self-start">
          {t('routing.try.ask')}
        </Button>
      </Form>
      <div aria-live="polite" className="rounded-md border border-line bg-panel p-3.5">
        {ask.data ? (
          <>
            <p className="mb-2 flex flex-wrap items-center gap-1.5 text-ink2">
              {t('routing.try.read', { category: categories.get(ask.data.category ?? '') ?? t('routing.try.unread') })}
              <PriorityTag priority={ask.data.priority} />
            </p>
            <Trace trace={ask.data.trace} />
          </>
        ) : (
          <p className="text-ink3">{t('routing.try.empty')}</p>
        )}
      </div>
    </div>
  );
}

type Typed = typeof empty;

function MessageFields({ typed, onChange }: { typed: Typed; onChange: (typed: Typed) => void }) {
  return (
    <>
      <Field label={t('routing.try.text')}>
        <Textarea
          rows={3}
          maxLength={5_000}
          value={typed.text}
          onChange={({ target }) => onChange({ ...typed, text: target.value })}
        />
      </Field>
      <div className="grid items-end gap-3 sm:grid-cols-3">
        <Field label={t('policy.stage')}>
          <Select
            value={typed.stage}
            options={(['public', 'private'] as const).map((value) => ({ value, label: t(`policy.stage.${value}`) }))}
            onChange={(stage) => onChange({ ...typed, stage })}
          />
        </Field>
        <Field label={t('routing.try.network')}>
          <Input value={typed.network} onChange={({ target }) => onChange({ ...typed, network: target.value })} />
        </Field>
        <Field label={t('routing.try.language')}>
          <Input
            value={typed.language}
            placeholder="en"
            onChange={({ target }) => onChange({ ...typed, language: target.value })}
          />
        </Field>
      </div>
    </>
  );
}

function aboutOf(kind: 'conversation' | 'message', { number, text, network, language, stage }: Typed) {
  if (kind === 'conversation') return { conversation: Number(number) };
  return {
    text,
    stage,
    network: network.trim().toLowerCase() || 'bluesky',
    language: language.trim() || null,
    followers: null,
  };
}
