import ChevronRight from 'lucide-react/icons/chevron-right';
import { useState } from 'react';
import { type People, usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import type { TimelineEvent } from './blocks.ts';
import { eventWords } from './event-words.ts';

/** Changes in a row: one as a line, several folded into "3 changes". */
export function EventFold({ entries }: { entries: readonly TimelineEvent[] }) {
  const people = usePeople();
  const [open, setOpen] = useState(false);
  const [first] = entries;
  if (!first) return null;
  if (entries.length === 1) {
    return (
      <div className="ps-10">
        <EventLine event={first} people={people} />
      </div>
    );
  }
  return (
    <div className="ps-10 text-xs text-ink3">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="-ms-1 inline-flex min-h-6 items-center gap-1 rounded-sm px-1 hover:bg-hover hover:text-ink"
      >
        <ChevronRight
          size={13}
          aria-hidden="true"
          className={cx('transition-transform rtl:-scale-x-100', open && 'rotate-90 rtl:rotate-90')}
        />
        {t('timeline.events', { count: entries.length })}
      </button>
      {open && (
        <ol className="mt-1 flex flex-col gap-1 ps-4">
          {entries.map((event) => (
            <li key={event.id}>
              <EventLine event={event} people={people} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

export function EventLine({ event, people }: { event: TimelineEvent; people: People }) {
  return (
    <p className="flex flex-wrap gap-x-1.5 text-xs text-ink3">
      <span className="min-w-0 break-words text-ink2">{eventWords(event, people)}</span>
      <RelativeTime at={event.at} />
    </p>
  );
}
