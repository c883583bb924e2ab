import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import * as z from 'zod/mini';
import {
  type AcknowledgementText,
  AcknowledgementText as AcknowledgementTextSchema,
  acknowledgementVariables,
  namedIn,
  type OutOfHours,
  OutOfHours as OutOfHoursSchema,
} from '#contract/out-of-hours.ts';
import { handleOn } from '#web/domain/networks.ts';
import { channelsQuery } from '#web/features/channel/queries.ts';
import { exactTime, languageName } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Checkbox } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { useSettled } from '#web/ui/use-settled.ts';
import { previewQuery } from './queries.ts';

type TextsProps = {
  body: OutOfHours;
  texts: readonly AcknowledgementText[];
  onChange: (texts: AcknowledgementText[]) => void;
};

/** Languages to choose from beside those that have a text. */
const common = ['en', 'de', 'es', 'fr', 'ar', 'it', 'nl', 'pl', 'pt', 'tr', 'ja', 'zh'];
const pauseMs = 500;
/** Variables as they are typed. */
const tokens = { when: '{when}', name: '{name}', brand: '{brand}' };

/** The texts in their order, each with how it would read when the team is next closed. */
export function Texts({ body, texts, onChange }: TextsProps) {
  const settled: unknown = JSON.parse(useSettled(JSON.stringify(body), pauseMs));
  const preview = useQuery({
    ...previewQuery(z.safeParse(OutOfHoursSchema, settled).data ?? null),
    placeholderData: keepPreviousData,
  });
  const put = (at: number, text: AcknowledgementText) => onChange(texts.map((one, n) => (n === at ? text : one)));
  const free = common.find((code) => texts.every(({ language }) => language !== code)) ?? 'en';
  return (
    <>
      <ul className="flex flex-col gap-3">
        {texts.map((text, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a text has no name but its place.
          <li key={n} className="rounded-md border border-line bg-panel p-3.5">
            <TextForm
              text={text}
              sample={preview.data?.samples[n]}
              isOnly={texts.length === 1}
              onChange={(next) => put(n, next)}
              onRemove={() => onChange(texts.filter((_, at) => at !== n))}
            />
          </li>
        ))}
      </ul>
      <Button
        className="mt-3"
        icon={<Plus size={15} aria-hidden="true" />}
        onClick={() => onChange([...texts, { language: free, channelIds: [], text: '' }])}
      >
        {t('ack.text.add')}
      </Button>
    </>
  );
}

type FormProps = {
  text: AcknowledgementText;
  /** Null where the team never closes; undefined while it is not known. */
  sample: { at: string; text: string } | null | undefined;
  isOnly: boolean;
  onChange: (text: AcknowledgementText) => void;
  onRemove: () => void;
};

function TextForm({ text, sample, isOnly, onChange, onRemove }: FormProps) {
  const channels = useQuery(channelsQuery).data?.channels ?? [];
  const codes = [...new Set([text.language, ...common])];
  const name = languageName(text.language);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center gap-2">
        <Select
          label={t('ack.text.language')}
          value={text.language}
          onChange={(language) => onChange({ ...text, language })}
          options={codes.map((code) => ({ value: code, label: languageName(code) }))}
          className="max-w-56"
        />
        <IconButton
          size="small"
          label={t('ack.text.remove', { name })}
          disabled={isOnly}
          icon={<Trash2 size={15} aria-hidden="true" />}
          onClick={onRemove}
          className="ms-auto"
        />
      </div>
      <Field label={t('ack.text', { name })} help={t('ack.text.help', tokens)} error={problemOf(text)}>
        <Textarea
          lang={text.language}
          rows={3}
          maxLength={1_000}
          value={text.text}
          onChange={({ target }) => onChange({ ...text, text: target.value })}
        />
      </Field>
      {channels.length > 1 && (
        <fieldset className="flex flex-wrap gap-x-5 gap-y-1.5">
          <legend className="mb-1.5 text-xs text-ink3">{t('ack.text.channels')}</legend>
          {channels.map(({ id, network, handle }) => (
            <Checkbox
              key={id}
              label={<bdi>{handleOn(network, handle)}</bdi>}
              checked={text.channelIds.includes(id)}
              onChange={(isChosen) => {
                const others = text.channelIds.filter((one) => one !== id);
                onChange({ ...text, channelIds: isChosen ? [...others, id] : others });
              }}
            />
          ))}
        </fieldset>
      )}
      {sample !== undefined && (
        <div className="rounded-md bg-hover px-3 py-2 text-ink2">
          <p className="text-2xs font-semibold text-ink3">
            {sample ? t('ack.sample', { when: exactTime(new Date(sample.at)) }) : t('ack.sample.never')}
          </p>
          {sample && (
            <p dir="auto" lang={text.language} className="mt-1">
              {sample.text}
            </p>
          )}
        </div>
      )}
    </div>
  );
}

function problemOf(text: AcknowledgementText): string | null {
  if (z.safeParse(AcknowledgementTextSchema, text).success) return null;
  const unknown = namedIn(text.text).find((name) => acknowledgementVariables.every((known) => known !== name));
  return unknown === undefined ? t('ack.text.when', tokens) : t('ack.text.unknown', { name: `{${unknown}}` });
}
