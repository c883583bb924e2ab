import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listConversations } from '#contract/conversation.ts';
import { previewSavedReply, type Variant } from '#contract/saved-reply.ts';
import { call, errorMessage } from '#web/api.ts';
import { networkName } from '#web/domain/networks.ts';
import { languageName, listOf } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Combobox } from '#web/ui/Combobox.tsx';
import { cx } from '#web/ui/cx.ts';
import { Select } from '#web/ui/Select.tsx';
import { useSettled } from '#web/ui/use-settled.ts';
import { problemWords } from './problem-words.ts';
import { savedRepliesKey } from './queries.ts';

const pauseMs = 400;

/** What the texts would say in a real conversation, as it is. */
export function Preview({ variants }: { variants: readonly Variant[] }) {
  const rows = useQuery({
    queryKey: [...savedRepliesKey, 'conversations'],
    queryFn: ({ signal }) => call(listConversations, { query: { view: 'all', limit: 50 }, signal }),
    staleTime: 60_000,
  }).data?.items;
  const [chosen, setChosen] = useState<string | null>(null);
  const [mode, setMode] = useState<'public' | 'private'>('public');
  const row = rows?.find(({ id }) => id === chosen) ?? rows?.[0];
  const written = useSettled(JSON.stringify(variants.filter(({ text }) => text.trim() !== '')), pauseMs);
  const texts = JSON.parse(written) as Variant[];
  const { data, error } = useQuery({
    queryKey: [...savedRepliesKey, 'preview', row?.id, mode, written],
    queryFn: ({ signal }) =>
      call(previewSavedReply, { body: { conversationId: row?.id ?? '', mode, variants: texts }, signal }),
    enabled: row !== undefined && texts.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (!rows || rows.length === 0) return null;
  return (
    <section aria-label={t('saved_reply.preview')} className="rounded-md bg-bg p-3">
      <div className="mb-2.5 flex flex-wrap items-center gap-2">
        <h3 className="me-auto font-semibold">{t('saved_reply.preview')}</h3>
        <Combobox
          label={t('saved_reply.preview.conversation')}
          value={row?.id ?? null}
          onChange={setChosen}
          options={rows.map(({ id, number, profile }) => ({
            value: id,
            label: `#${number} ${profile.name || profile.handle}`,
            hint: networkName(profile.network),
          }))}
          className="basis-64 max-sm:flex-1"
        />
        <Select
          label={t('saved_reply.preview.stage')}
          value={mode}
          onChange={setMode}
          options={(['public', 'private'] as const).map((value) => ({
            value,
            label: t(`saved_reply.preview.${value}`),
          }))}
          className="w-36"
        />
      </div>
      {error && texts.length > 0 && <p className="text-late">{errorMessage(error)}</p>}
      {data && texts.length > 0 ? (
        <>
          <p dir="auto" className="rounded-md border border-line bg-panel px-3 py-2 break-words whitespace-pre-wrap">
            {data.text || '…'}
          </p>
          {data.problem && (
            <p role="status" className="mt-2 text-late">
              {problemWords(data.problem)}
            </p>
          )}
          <p className="mt-1.5 flex flex-wrap gap-x-2 text-xs text-ink3">
            {data.variant && <span>{variantWords(data.variant)}</span>}
            {data.length && (
              <span className={cx('tabular-nums', data.length.length > data.length.max && 'font-semibold text-late')}>
                {t('saved_reply.preview.length', { length: data.length.length, max: data.length.max })}
              </span>
            )}
            {data.blanks.length > 0 && (
              <span>{t('saved_reply.preview.blanks', { blanks: data.blanks.join(', ') })}</span>
            )}
          </p>
        </>
      ) : (
        !error && <p className="text-ink3">{t('saved_reply.preview.empty')}</p>
      )}
    </section>
  );
}

const variantWords = ({ language, network }: { language: string; network: string }) =>
  listOf(
    [
      language ? languageName(language) : t('saved_reply.language.any'),
      network ? networkName(network) : t('saved_reply.network.any'),
    ],
    'and',
  );
