import { type KeyboardEvent, useState } from 'react';
import type { NoticeGroup } from '#contract/notification.ts';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { useNoticeCommands } from './commands.ts';
import { NoticeItem, noticeElementId } from './NoticeItem.tsx';
import { noticeSentence } from './words.ts';

/** Lines that j and k walk through, Enter opens and m marks. */
export function NoticeList({ groups }: { groups: readonly NoticeGroup[] }) {
  const { nameOf } = usePeople();
  const { read, toggle } = useNoticeCommands();
  const [cursor, setCursor] = useState<string | null>(null);
  const active = groups.findIndex((group) => noticeElementId(group) === cursor);

  const move = (by: number) => {
    const next = groups[Math.min(Math.max(active < 0 ? 0 : active + by, 0), groups.length - 1)];
    if (next) document.getElementById(noticeElementId(next))?.focus();
  };
  useShortcuts({
    j: { label: t('notification.key.next'), run: () => move(1) },
    k: { label: t('notification.key.previous'), run: () => move(-1) },
    m: {
      label: t('notification.key.toggle'),
      run: () => {
        const group = groups[active];
        if (group) toggle(group);
      },
    },
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    move(by);
  };

  return (
    <ul
      aria-label={t('shell.page.notifications')}
      onKeyDown={onKeyDown}
      className="-mx-4 divide-y divide-line border-y border-line bg-panel sm:mx-0 sm:rounded-md sm:border"
    >
      {groups.map((group, index) => (
        <li key={noticeElementId(group)}>
          <NoticeItem
            group={group}
            sentence={noticeSentence(group, nameOf)}
            tabbable={index === Math.max(active, 0)}
            onFocus={() => setCursor(noticeElementId(group))}
            onOpen={() => read(group)}
          />
        </li>
      ))}
    </ul>
  );
}
