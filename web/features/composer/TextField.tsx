import type { KeyboardEvent, RefObject } from 'react';
import type { Mode } from '#web/domain/mode.ts';
import { usePeople } from '#web/domain/people.ts';
import { ModeIcon } from '#web/domain/VisibilityTag.tsx';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { Textarea } from '#web/ui/Textarea.tsx';
import { saveNow } from './draft-store.ts';
import { filesIn, typesOn } from './files.ts';
import { useMentions } from './MentionBox.tsx';
import { useSlash } from './use-slash.tsx';
import type { Writing } from './use-writing.ts';

type TextFieldProps = {
  writing: Writing;
  field: RefObject<HTMLTextAreaElement | null>;
  onFiles: (files: File[]) => void;
  onSend: () => void;
  onLeave: () => void;
};

const colours: Record<Mode, string> = { public: 'text-public', private: 'text-private', note: 'text-note' };

/**
 * The field itself: Ctrl+Enter sends, Escape leaves, files may be pasted or dropped, colleagues named in a note, and
 * a slash offers saved replies.
 */
export function TextField({ writing, field, onFiles, onSend, onLeave }: TextFieldProps) {
  const { mode, place, typing, stage, change, nameIn } = writing;
  const { agents } = usePeople();
  const label = t(`composer.text.${mode}`, { name: nameIn(mode) });
  const mentions = useMentions({
    field,
    text: typing.text,
    people: mode === 'note' ? agents : [],
    onText: (text) => change({ text }),
  });

  const slash = useSlash(writing, field);

  /** Files that are pasted or dropped and may be sent become attachments; everything else goes where it always goes. */
  const onTransfer = (event: { preventDefault: () => void }, transfer: DataTransfer | null) => {
    const files = filesIn(transfer, typesOn(stage));
    if (files.length === 0 || !stage) return;
    event.preventDefault();
    onFiles(files);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || mentions.onKeyDown(event) || slash.onKeyDown(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onLeave();
    }
  };

  return (
    <>
      {mentions.list}
      {slash.list}
      <span
        aria-hidden="true"
        className={cx('pointer-events-none absolute mt-2.5 hidden resting:block', colours[mode])}
      >
        <ModeIcon mode={mode} size={15} />
      </span>
      <Textarea
        bare
        ref={field}
        rows={2}
        maxHeightPx={260}
        aria-label={label}
        placeholder={label}
        value={typing.text}
        onChange={(event) => {
          change({ text: event.target.value });
          mentions.onCaret();
          slash.onCaret();
        }}
        onFocus={slash.fetch}
        onSelect={() => {
          mentions.onCaret();
          slash.onCaret();
        }}
        onBlur={() => {
          mentions.close();
          slash.close();
          void saveNow(place);
        }}
        onKeyDown={onKeyDown}
        onPaste={(event) => onTransfer(event, event.clipboardData)}
        onDrop={(event) => onTransfer(event, event.dataTransfer)}
        {...(mode === 'note' ? mentions.props : {})}
        className="pb-2 resting:h-8 resting:py-1.5 resting:ps-6 resting:whitespace-nowrap"
      />
      {slash.line}
    </>
  );
}
