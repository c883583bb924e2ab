import { type KeyboardEvent, type RefObject, Suspense, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { lazyPart } from '#web/lazy.tsx';
import type { PickerKeys } from '../saved-reply/SavedReplyPicker.tsx';
import type { Insertion } from '../saved-reply/use-insertion.ts';
import { isEmpty } from './draft.ts';
import { insertAt, nextBlank, slashAt } from './slash.ts';
import type { Writing } from './use-writing.ts';

const SavedReplyPicker = lazyPart(() => import('../saved-reply/SavedReplyPicker.tsx'), 'SavedReplyPicker', ['replies']);

const SuggestedReplies = lazyPart(() => import('../saved-reply/SuggestedReplies.tsx'), 'SuggestedReplies', ['replies']);

/** Offers saved replies while "/words" is typed: what to draw, and what to do with the keys. */
export function useSlash(
  { detail, mode, stages, typing, change }: Writing,
  field: RefObject<HTMLTextAreaElement | null>,
) {
  const keys = useRef<PickerKeys | null>(null);
  const [caret, setCaret] = useState<number | null>(null);
  /** Where a slash stands that was meant as one. */
  const [closed, setClosed] = useState<number | null>(null);
  const found = caret === null ? null : slashAt(typing.text, caret);
  const asked = found?.from === closed ? null : found;

  const insert = ({ text: words, replyId }: Insertion, at: { from: number; query: string }) => {
    const next = insertAt(field.current?.value ?? typing.text, at, words);
    const ids = mode === 'note' ? {} : { savedReplyIds: [...new Set([...typing.savedReplyIds, replyId])] };
    // At once: what is typed next belongs into the blank.
    flushSync(() => {
      change({ text: next.text, ...ids });
      setCaret(null);
    });
    const blank = nextBlank(next.text.slice(0, next.caret), at.from);
    field.current?.focus();
    field.current?.setSelectionRange(blank?.start ?? next.caret, blank?.end ?? next.caret);
  };

  /** True when the key was for the list, or led to the next blank. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const isTaken = asked !== null && keys.current?.(event) === true;
    const blank = isTaken ? null : blankAfter(event);
    if (blank) field.current?.setSelectionRange(blank.start, blank.end);
    if (!isTaken && !blank) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const blankAfter = ({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
    if (key !== 'Tab' || shiftKey || ctrlKey || metaKey || altKey || typing.savedReplyIds.length === 0) return null;
    return nextBlank(typing.text, field.current?.selectionEnd ?? typing.text.length);
  };

  const where = {
    conversationId: detail.conversation.id,
    version: detail.conversation.version,
    mode,
    replyToId: mode === 'public' ? stages.public?.replyToId : undefined,
  };
  const line = mode !== 'note' && isEmpty(typing) && (
    <Suspense>
      <SuggestedReplies {...where} onInsert={(insertion) => insert(insertion, { from: 0, query: '' })} />
    </Suspense>
  );
  const list = asked && (
    <Suspense>
      <SavedReplyPicker
        {...where}
        query={asked.query}
        keys={keys}
        onInsert={(insertion) => insert(insertion, asked)}
        onClose={() => setClosed(asked.from)}
      />
    </Suspense>
  );

  return {
    list,
    /** Those that fit what the customer wrote, while nothing is typed. */
    line,
    onKeyDown,
    /** Follows the caret after every change. */
    onCaret: () => {
      const { selectionStart = null, selectionEnd = null } = field.current ?? {};
      setCaret(selectionStart === selectionEnd ? selectionStart : null);
      if (!field.current?.value.includes('/')) setClosed(null);
    },
    close: () => setCaret(null),
    fetch: SavedReplyPicker.fetch,
  };
}
