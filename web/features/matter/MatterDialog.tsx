import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useRef, useState } from 'react';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { ConversationRef } from '#contract/matter.ts';
import { errorMessage } from '#web/api.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { SkeletonRows } from '#web/ui/Skeleton.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { useMatterCommands } from './commands.ts';
import { relatedQuery } from './queries.ts';
import { RefLine } from './RefLine.tsx';

type DialogProps = {
  row: ConversationRow;
  purpose: 'merge' | 'link';
  onClose: () => void;
  onShow: (conversationId: string) => void;
};

/** Chooses the conversations to merge into this one or to link with it: this customer's first, then any by search. */
export function MatterDialog({ row, purpose, onClose, onShow }: DialogProps) {
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState<ReadonlyMap<string, ConversationRef>>(new Map());
  const related = useQuery(relatedQuery(row.id, useDeferredValue(q)));
  const commands = useMatterCommands(onShow);
  const field = useRef<HTMLInputElement>(null);
  const same = related.data?.same ?? [];
  const others = related.data?.others ?? [];
  const strangers = [...chosen.values()].filter((one) => others.some(({ id }) => id === one.id));

  const toggle = (one: ConversationRef) => {
    const next = new Map(chosen);
    if (!next.delete(one.id)) next.set(one.id, one);
    setChosen(next);
  };
  const merge = () => {
    onClose();
    commands.merge(row.id, [...chosen.keys()]);
  };
  const link = (kind: 'related' | 'duplicate') => {
    onClose();
    for (const one of chosen.values()) commands.link(row.id, one, kind);
  };
  const group = (label: string, list: readonly ConversationRef[]) =>
    list.length > 0 && (
      <fieldset className="mt-3 min-w-0">
        <legend className="mb-1 text-2xs font-semibold text-ink3">{label}</legend>
        {list.map((one) => (
          <label key={one.id} className="flex cursor-pointer items-center gap-3 rounded-md px-2 py-1.5 hover:bg-hover">
            <input
              type="checkbox"
              checked={chosen.has(one.id)}
              onChange={() => toggle(one)}
              className="size-4 accent-(--accent)"
            />
            <RefLine conversation={one} />
          </label>
        ))}
      </fieldset>
    );

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t(`matter.${purpose}.title`, { number: row.number })}
      description={t(`matter.${purpose}.description`)}
      initialFocus={field}
      footer={
        purpose === 'merge' ? (
          <Button tone="primary" disabled={chosen.size === 0} onClick={merge}>
            {t('matter.merge.action', { count: chosen.size })}
          </Button>
        ) : (
          <>
            <Button disabled={chosen.size === 0} onClick={() => link('related')}>
              {t('matter.link.related')}
            </Button>
            <Button tone="primary" disabled={chosen.size === 0} onClick={() => link('duplicate')}>
              {t('matter.link.duplicate')}
            </Button>
          </>
        )
      }
    >
      <Input
        ref={field}
        value={q}
        onChange={(event) => setQ(event.target.value)}
        aria-label={t('matter.find')}
        placeholder={t('matter.find')}
      />
      {related.isPending && <SkeletonRows count={3} />}
      {related.isError && (
        <ErrorState
          title={t('matter.find.failed')}
          message={errorMessage(related.error)}
          onRetry={() => void related.refetch()}
        />
      )}
      {group(t('matter.same'), same)}
      {group(t('matter.others'), others)}
      {related.isSuccess && same.length + others.length === 0 && (
        <p role="status" className="py-4 text-ink2">
          {t(q.trim() === '' ? 'matter.none' : 'matter.none.found')}
        </p>
      )}
      {purpose === 'merge' && strangers.length > 0 && (
        <p role="status" className="mt-3 rounded-md bg-soon-bg px-3 py-2 text-soon">
          {t('matter.strangers')}
        </p>
      )}
    </Dialog>
  );
}
