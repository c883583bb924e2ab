import { useQuery } from '@tanstack/react-query';
import Lightbulb from 'lucide-react/icons/lightbulb';
import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useId, useMemo, useRef, useState } from 'react';
import { errorMessage } from '#web/api.ts';
import type { Mode } from '#web/domain/mode.ts';
import { listed } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { Kbd } from '#web/ui/Kbd.tsx';
import { findReplies, firstOf } from './find-replies.ts';
import { savedRepliesQuery, suggestionsQuery } from './queries.ts';
import { type Insertion, useInsertion } from './use-insertion.ts';

/** True when the key was for the list. */
export type PickerKeys = (event: KeyboardEvent) => boolean;

type PickerProps = {
  conversationId: string;
  version: number;
  mode: Mode;
  replyToId: string | undefined;
  query: string;
  /** The field keeps the focus and hands its keys on. */
  keys: RefObject<PickerKeys | null>;
  onInsert: (insertion: Insertion) => void;
  onClose: () => void;
};

const mostShown = 30;

/** The saved replies that answer what is typed behind the slash, filled in for this conversation when one is chosen. */
export function SavedReplyPicker(props: PickerProps) {
  const { conversationId, version, mode, replyToId, query, keys, onInsert, onClose } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const { data, isError, error } = useQuery(savedRepliesQuery(conversationId));
  const fitting = useQuery(suggestionsQuery(conversationId, version)).data?.replies;
  const wordsOf = new Map(fitting?.map(({ id, words }) => [id, words]));
  const found = useMemo(() => {
    const replies = findReplies(
      query,
      (data?.replies ?? []).filter(({ isExpired, awaitsRelease }) => !isExpired && !awaitsRelease),
    );
    return (query === '' ? firstOf(fitting ?? [], replies) : replies).slice(0, mostShown);
  }, [query, data, fitting]);
  const [active, setActive] = useState(0);
  const current = found[Math.min(active, found.length - 1)];
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, another first choice.
  useEffect(() => setActive(0), [query]);

  const { insert, filling } = useInsertion({ conversationId, mode, replyToId }, onInsert);
  const move = (by: number) => {
    const next = (Math.min(active, found.length - 1) + by + found.length) % Math.max(1, found.length);
    setActive(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };

  const onKey = useEffectEvent((event: KeyboardEvent): boolean => {
    if (event.key === 'Escape') {
      onClose();
      return true;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || found.length === 0) return false;
    const steps: Record<string, () => void> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: () => void insert(current),
      Tab: () => void insert(current),
    };
    const step = event.shiftKey ? undefined : steps[event.key];
    step?.();
    return step !== undefined;
  });
  useEffect(() => {
    keys.current = (event) => onKey(event);
    return () => {
      keys.current = null;
    };
  }, [keys]);

  if (found.length === 0 && (query.length > 0 || !data) && !isError) return null;
  return (
    <div className="pop absolute start-2 bottom-full z-10 mb-1 flex max-h-[min(22rem,45vh)] w-[min(30rem,calc(100%-1rem))] flex-col p-1">
      <div ref={list} role="listbox" id={id} aria-label={t('saved_reply.pick')} className="min-h-0 overflow-y-auto">
        {found.map((reply) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys arrive at the field, which keeps the focus.
          // biome-ignore lint/a11y/useFocusableInteractive: as above.
          <div
            key={reply.id}
            role="option"
            aria-selected={reply === current}
            aria-busy={filling === reply.id || undefined}
            onPointerDown={(event) => event.preventDefault()}
            onPointerMove={() => reply !== current && setActive(found.indexOf(reply))}
            onClick={() => void insert(reply)}
            className={cx('choice h-auto! flex-col items-stretch! gap-0! py-1.5', reply === current && 'bg-hover')}
          >
            <span className="flex min-w-0 items-baseline gap-2">
              <bdi className="truncate font-medium">{reply.title}</bdi>
              {wordsOf.has(reply.id) && query === '' && (
                <span className="flex shrink-0 items-center gap-1 text-2xs text-ink3">
                  <Lightbulb size={11} aria-hidden="true" />
                  {t('saved_reply.fits.by', { words: listed(wordsOf.get(reply.id)?.slice(0, 3) ?? []) })}
                </span>
              )}
              {reply.folder && <bdi className="ms-auto shrink-0 truncate text-2xs text-ink3">{reply.folder}</bdi>}
            </span>
            <bdi className="truncate text-xs text-ink3">{reply.opening}</bdi>
          </div>
        ))}
      </div>
      {/* What the keys lead to is said aloud: the focus stays in the field. */}
      <p role="status" className="sr-only">
        {current &&
          t('saved_reply.active', { title: current.title, place: found.indexOf(current) + 1, count: found.length })}
      </p>
      {isError && <p className="px-2 py-2 text-late">{errorMessage(error)}</p>}
      {data && found.length === 0 && <p className="px-2 py-2 text-ink3">{t('saved_reply.none.body')}</p>}
      {found.length > 0 && (
        <p
          aria-hidden="true"
          className="flex items-center gap-1.5 border-t border-line px-2 pt-1.5 pb-0.5 text-2xs text-ink3 max-sm:hidden"
        >
          <Kbd keys="Enter" /> {t('saved_reply.key.insert')} <Kbd keys="Escape" /> {t('saved_reply.key.close')}
        </p>
      )}
    </div>
  );
}
