import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Person } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { Avatar } from '#web/ui/Avatar.tsx';
import { cx } from '#web/ui/cx.ts';
import { fuzzyFilter } from '#web/ui/fuzzy.ts';
import { insertMention, mentionAt } from './mention.ts';

type MentionOptions = {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  people: readonly Person[];
  onText: (text: string) => void;
};

const shownPeople = 6;

/** Completes "@an" to a colleague's name while a note is typed: what to draw, and what to do with the keys. */
export function useMentions({ field, text, people, onText }: MentionOptions) {
  const id = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const asked = caret === null ? null : mentionAt(text, caret);
  const found = asked ? fuzzyFilter(asked.query, people, ({ name }) => name).slice(0, shownPeople) : [];
  const current = found[Math.min(active, found.length - 1)];

  const choose = (person: Person) => {
    if (!asked || caret === null) return;
    const next = insertMention(text, caret, asked.from, person.name);
    // At once: what is typed next belongs behind the name.
    flushSync(() => {
      onText(next.text);
      setCaret(null);
    });
    field.current?.setSelectionRange(next.caret, next.caret);
  };

  /** True when the key was for the list. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (found.length === 0 || !current) return false;
    const steps: Record<string, () => void> = {
      ArrowDown: () => setActive((active + 1) % found.length),
      ArrowUp: () => setActive((active - 1 + found.length) % found.length),
      Enter: () => choose(current),
      Tab: () => choose(current),
      Escape: () => setCaret(null),
    };
    const step = event.ctrlKey || event.metaKey ? undefined : steps[event.key];
    if (!step) return false;
    event.preventDefault();
    event.stopPropagation();
    step();
    return true;
  };

  const list = found.length > 0 && (
    <div
      id={id}
      role="listbox"
      aria-label={t('composer.mention')}
      className="pop absolute start-2 bottom-full z-10 mb-1 w-64 p-1"
    >
      {found.map((person) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys arrive at the field, which names the active row.
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus, as a combobox does.
        <div
          key={person.id}
          id={`${id}-${person.id}`}
          role="option"
          aria-selected={person === current}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => choose(person)}
          className={cx('choice', person === current && 'bg-hover')}
        >
          <Avatar name={person.name} seed={person.id} size="small" />
          <span className="truncate">{person.name}</span>
        </div>
      ))}
    </div>
  );

  return {
    list,
    onKeyDown,
    /** Follows the caret after every change. */
    onCaret: () => {
      setCaret(field.current?.selectionStart ?? null);
      setActive(0);
    },
    close: () => setCaret(null),
    props: {
      'aria-autocomplete': 'list' as const,
      'aria-controls': found.length > 0 ? id : undefined,
      'aria-activedescendant': current && `${id}-${current.id}`,
    },
  };
}
