import { useQuery } from '@tanstack/react-query';
import Check from 'lucide-react/icons/check';
import Clock from 'lucide-react/icons/clock';
import Ellipsis from 'lucide-react/icons/ellipsis';
import TagIcon from 'lucide-react/icons/tag';
import User from 'lucide-react/icons/user';
import Zap from 'lucide-react/icons/zap';
import { useState } from 'react';
import type { BulkChange } from '#contract/bulk.ts';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { priorities } from '#contract/filter.ts';
import { AssignChoices } from '#web/features/conversation/header/AssignChoices.tsx';
import { Moments } from '#web/features/conversation/header/SnoozePicker.tsx';
import { tagsQuery } from '#web/features/conversation/queries.ts';
import { t } from '#web/i18n.ts';
import { usePaletteActions } from '#web/shell/palette-actions.ts';
import { useSession } from '#web/shell/session.ts';
import { cx } from '#web/ui/cx.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Menu, MenuItem, MenuSeparator, Submenu } from '#web/ui/Menu.tsx';
import { Picker } from '#web/ui/Picker.tsx';
import { Popover } from '#web/ui/Popover.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';

type BarProps = {
  /** Those of the chosen ones that are loaded, to show which tags they have. */
  rows: readonly ConversationRow[];
  onChange: (change: BulkChange) => void;
  onMacros: () => void;
  onRecent: () => void;
  className?: string;
};

type Open = 'assign' | 'snooze' | 'tags' | 'untag' | null;
const statuses = ['open', 'pending', 'on_hold', 'resolved'] as const;
const icon = { size: 17, 'aria-hidden': true } as const;

/** Everything that can be done to what is chosen. The keys are those of a single conversation. */
export function BulkBar({ rows, onChange, onMacros, onRecent, className }: BarProps) {
  const { agent, permissions } = useSession();
  const [open, setOpen] = useState<Open>(null);
  const mayWrite = permissions.includes('conversation.write');
  const shown = (which: Open) => ({
    open: open === which,
    onOpenChange: (isOpen: boolean) => setOpen(isOpen ? which : null),
  });
  const change = (wanted: BulkChange) => {
    setOpen(null);
    onChange(wanted);
  };
  const resolve = () => change({ kind: 'status', status: 'resolved' });
  const follow = () => change({ kind: 'follow', follow: !rows.every(({ following }) => following) });
  const markRead = () => change({ kind: 'read', read: true });
  const markUnread = () => change({ kind: 'read', read: false });

  useShortcuts(
    {
      a: { run: () => setOpen('assign'), label: t('conversation.assign') },
      'shift+a': {
        run: () => change({ kind: 'assign', assigneeId: agent.id }),
        label: t('conversation.assign.to_me'),
      },
      s: { run: () => setOpen('snooze'), label: t('conversation.snooze') },
      e: { run: resolve, label: t('conversation.resolve') },
      t: { run: () => setOpen('tags'), label: t('conversation.tags') },
      l: { run: () => setOpen('tags'), label: '' },
    },
    { group: t('bulk.group'), active: mayWrite },
  );
  useShortcuts(
    {
      m: { run: onMacros, label: t('bulk.macros') },
      f: { run: follow, label: t('conversation.follow') },
      u: { run: markUnread, label: t('conversation.unread') },
      'shift+u': { run: markRead, label: t('bulk.read') },
    },
    { group: t('bulk.group') },
  );
  usePaletteActions(
    mayWrite
      ? [
          ...priorities.map((priority) => ({
            id: `bulk-priority-${priority}`,
            label: `${t('conversation.priority')}: ${t(`conversation.priority.${priority}`)}`,
            run: () => change({ kind: 'priority', priority }),
          })),
          ...statuses.map((status) => ({
            id: `bulk-status-${status}`,
            label: t('conversation.status.set', { status: t(`conversation.status.${status}`) }),
            run: () => change({ kind: 'status', status }),
          })),
          { id: 'bulk-untag', label: t('bulk.tags.remove'), run: () => setOpen('untag') },
        ]
      : [],
  );

  return (
    <div
      role="toolbar"
      aria-label={t('bulk.bar')}
      className={cx('relative flex shrink-0 items-center justify-between border-b border-line bg-sel px-2', className)}
    >
      {mayWrite && (
        <>
          <Popover
            {...shown('assign')}
            title={t('conversation.assign')}
            trigger={<IconButton label={t('conversation.assign')} keys="a" icon={<User {...icon} />} />}
          >
            <AssignChoices onPick={(to) => change({ kind: 'assign', ...to })} />
          </Popover>
          <Popover
            {...shown('snooze')}
            title={t('conversation.snooze.until')}
            heading
            trigger={<IconButton label={t('conversation.snooze')} keys="s" icon={<Clock {...icon} />} />}
          >
            <Moments onChoose={(until) => change({ kind: 'snooze', until: until?.toISOString() ?? null })} />
          </Popover>
          <Popover
            {...shown('tags')}
            title={t('conversation.tags')}
            trigger={<IconButton label={t('conversation.tags')} keys="t" icon={<TagIcon {...icon} />} />}
          >
            <TagChoices rows={rows} onChange={change} />
          </Popover>
          <IconButton label={t('conversation.resolve')} keys="e" icon={<Check {...icon} />} onClick={resolve} />
        </>
      )}
      <IconButton label={t('bulk.macros')} keys="m" icon={<Zap {...icon} />} onClick={onMacros} />
      <span className="relative flex">
        <Menu align="end" trigger={<IconButton label={t('bulk.more')} icon={<Ellipsis {...icon} />} />}>
          {mayWrite && (
            <>
              <Submenu label={t('conversation.status')}>
                {statuses.map((status) => (
                  <MenuItem key={status} onSelect={() => change({ kind: 'status', status })}>
                    {t(`conversation.status.${status}`)}
                  </MenuItem>
                ))}
              </Submenu>
              <Submenu label={t('conversation.priority')}>
                {priorities.map((priority) => (
                  <MenuItem key={priority} onSelect={() => change({ kind: 'priority', priority })}>
                    {t(`conversation.priority.${priority}`)}
                  </MenuItem>
                ))}
              </Submenu>
              <MenuItem onSelect={() => setOpen('untag')}>{t('bulk.tags.remove')}</MenuItem>
              <MenuSeparator />
            </>
          )}
          <MenuItem keys="shift+u" onSelect={markRead}>
            {t('bulk.read')}
          </MenuItem>
          <MenuItem keys="u" onSelect={markUnread}>
            {t('conversation.unread')}
          </MenuItem>
          <MenuItem keys="f" onSelect={() => change({ kind: 'follow', follow: true })}>
            {t('conversation.follow')}
          </MenuItem>
          <MenuItem onSelect={() => change({ kind: 'follow', follow: false })}>{t('conversation.unfollow')}</MenuItem>
          <MenuSeparator />
          <MenuItem onSelect={onRecent}>{t('bulk.recent')}</MenuItem>
        </Menu>
        {/* The menu leads here; the place stays, so that the popover has one. */}
        <Popover
          {...shown('untag')}
          title={t('bulk.tags.remove')}
          align="end"
          trigger={
            <IconButton
              label={t('bulk.tags.remove')}
              icon={<TagIcon {...icon} />}
              tabIndex={-1}
              className="invisible absolute inset-0"
            />
          }
        >
          <UntagChoices onPick={(name) => change({ kind: 'tags', add: [], remove: [name] })} />
        </Popover>
      </span>
    </div>
  );
}

type TagProps = { rows: readonly ConversationRow[]; onChange: (change: BulkChange) => void };

/** A tag that all of them have is taken off, any other is put on. */
function TagChoices({ rows, onChange }: TagProps) {
  const { data } = useQuery(tagsQuery);
  const used = rows.flatMap(({ tags }) => tags);
  const names = [...new Set([...used, ...(data?.tags.map(({ name }) => name) ?? [])])];
  const having = (name: string) => rows.filter(({ tags }) => tags.includes(name)).length;
  const isOnAll = (name: string) => rows.length > 0 && having(name) === rows.length;
  const add = (name: string) => onChange({ kind: 'tags', add: [name], remove: [] });
  return (
    <Picker
      label={t('conversation.tags.find')}
      onPick={(name) => (isOnAll(name) ? onChange({ kind: 'tags', add: [], remove: [name] }) : add(name))}
      create={{ label: (name) => t('conversation.tags.create', { name }), run: add }}
      empty={t('conversation.tags.none')}
      groups={[
        {
          label: t('conversation.tags'),
          options: names.map((name) => ({
            id: name,
            label: name,
            checked: isOnAll(name),
            hint: having(name) > 0 && !isOnAll(name) ? t('bulk.tags.some') : undefined,
          })),
        },
      ]}
    />
  );
}

function UntagChoices({ onPick }: { onPick: (name: string) => void }) {
  const { data } = useQuery(tagsQuery);
  return (
    <Picker
      label={t('bulk.tags.remove.find')}
      onPick={onPick}
      empty={t('conversation.tags.none')}
      groups={[
        { label: t('conversation.tags'), options: (data?.tags ?? []).map(({ name }) => ({ id: name, label: name })) },
      ]}
    />
  );
}
