import { Link } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { type CaptureInput, mostCapturePictures } from '#contract/capture.ts';
import { handleOn, networkName } from '#web/domain/networks.ts';
import { newId } from '#web/domain/new-id.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { Pictures } from './Pictures.tsx';
import { imagesIn } from './pictures.ts';
import { useCaptureDraft } from './use-capture-draft.ts';

export type Account = { channelId: string; network: string; handle: string; keepsVanishing: boolean };

const shownFor = [null, 60, 360, 1_440] as const;
const keyOf = (minutes: number | null) => (minutes === null ? 'stays' : String(minutes));

type CaptureFormProps = { owner: string; accounts: readonly Account[] };

/** Asks for what was seen in as few touches as it takes; the account, the place and how long it stays are as last time. */
export function CaptureForm({ owner, accounts }: CaptureFormProps) {
  const { draft, change, submit, outcome } = useCaptureDraft(owner, accounts);
  const [isWrong, setWrong] = useState(false);
  const who = useRef<HTMLInputElement>(null);
  if (!draft) return null;
  const { input, pictures } = draft;
  const account = accounts.find(({ channelId }) => channelId === input.channelId);
  const network = networkName(account?.network ?? '');
  const takesPictures = input.shownMinutes === null || account?.keepsVanishing === true;
  const hasWho = input.who.trim() !== '';
  const says = input.text.trim() !== '' || (takesPictures && pictures.length > 0);
  const say = (next: Partial<CaptureInput>) => change({ input: { ...input, ...next } });
  const add = (files: readonly Blob[]) => change({ pictures: [...pictures, ...files].slice(0, mostCapturePictures) });

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    setWrong(!hasWho || !says);
    if (!hasWho || !says) return;
    await submit(newId(), takesPictures);
    // Ready for the next one.
    who.current?.focus();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => void onSubmit(event)}
      onPaste={(event) => takesPictures && add(imagesIn(event.clipboardData))}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        if (takesPictures) add(imagesIn(event.dataTransfer));
      }}
      className="flex flex-col gap-4"
    >
      {accounts.length > 1 && (
        <Field label={t('capture.account')}>
          <Select
            value={input.channelId}
            onChange={(channelId) => say({ channelId })}
            options={accounts.map(({ channelId, network, handle }) => ({
              value: channelId,
              label: `${networkName(network)} ${handleOn(network, handle)}`,
            }))}
          />
        </Field>
      )}
      <Field label={t('capture.who', { network })} error={isWrong && !hasWho && t('capture.who.missing')}>
        <Input
          ref={who}
          autoFocus
          autoComplete="off"
          autoCapitalize="none"
          maxLength={100}
          value={input.who}
          onChange={({ target }) => say({ who: target.value })}
        />
      </Field>
      <Field label={t('capture.text')} error={isWrong && !says && t('capture.text.missing')}>
        <Textarea
          rows={3}
          maxLength={10_000}
          value={input.text}
          onChange={({ target }) => say({ text: target.value })}
        />
      </Field>
      {takesPictures ? (
        <Pictures pictures={pictures} onAdd={add} onChange={(next) => change({ pictures: next })} />
      ) : (
        <p className="text-xs text-ink2">{t('capture.pictures.not_kept', { network })}</p>
      )}
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('capture.stage')}>
          <Select
            value={input.stage}
            onChange={(stage) => say({ stage: stage === 'public' ? 'public' : 'private' })}
            options={(['private', 'public'] as const).map((stage) => ({
              value: stage,
              label: t('capture.stage.is', { stage }),
            }))}
          />
        </Field>
        <Field label={t('capture.shown')}>
          <Select
            value={keyOf(input.shownMinutes)}
            onChange={(value) => say({ shownMinutes: value === 'stays' ? null : Number(value) })}
            options={shownFor.map((minutes) => ({
              value: keyOf(minutes),
              label: minutes === null ? t('capture.shown.stays') : t('capture.shown.hours', { hours: minutes / 60 }),
            }))}
          />
        </Field>
      </div>
      <Button type="submit" tone="primary" className="h-11">
        {t('capture.save')}
      </Button>
      <p role="status" className="min-h-5 text-center text-ink2">
        {outcome === 'waits' && t('capture.waits')}
        {outcome !== null && outcome !== 'waits' && (
          <>
            {t('capture.saved')}{' '}
            <Link
              to="/inbox/$view/$conversationId"
              params={{ view: 'all', conversationId: outcome }}
              className="text-accent underline"
            >
              {t('capture.open')}
            </Link>
          </>
        )}
      </p>
    </form>
  );
}
