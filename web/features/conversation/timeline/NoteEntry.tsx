import type { TimelineNote } from '#contract/timeline.ts';
import { usePeople } from '#web/domain/people.ts';
import { ModeIcon } from '#web/domain/VisibilityTag.tsx';
import { t } from '#web/i18n.ts';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { RichText } from './RichText.tsx';

/** Words among colleagues; they can never be sent. */
export function NoteEntry({ note }: { note: TimelineNote }) {
  const { nameOf } = usePeople();
  return (
    <article className="ms-10 w-fit max-w-[min(40rem,calc(100%-2.5rem))] rounded-md border border-note-line bg-note-bg px-3 py-2">
      <header className="mb-0.5 flex items-center gap-1.5 text-xs text-ink2">
        <span className="flex items-center gap-1.5 font-semibold text-note">
          <ModeIcon mode="note" size={13} />
          {note.from
            ? t('timeline.note.from', note.from)
            : t('timeline.note.by', { name: nameOf(note.agentId) ?? t('timeline.note.somebody') })}
        </span>
        <RelativeTime at={note.at} />
      </header>
      <RichText text={note.text} />
    </article>
  );
}
