import { useState } from 'react';
import { count } from '../../format.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { cx } from '../../ui/cx.ts';
import { NetworkMark } from '../../ui/NetworkMark.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { Specimen } from './Specimen.tsx';

type Channel = { handle: string; network: string; state: 'ok' | 'late'; received: number; failed: number };
const channels: Channel[] = [
  { handle: '@acme.example', network: 'bluesky', state: 'ok', received: 12_408, failed: 0 },
  { handle: '@acme@social.example', network: 'mastodon', state: 'ok', received: 3_117, failed: 2 },
  { handle: 'Acme', network: 'facebook', state: 'late', received: 48_020, failed: 118 },
];

const rows = Array.from({ length: 10_000 }, (_, index) => ({ id: String(index), name: `Customer ${index + 1}` }));

export function Tables() {
  const [active, setActive] = useState(0);
  useShortcuts(
    {
      j: { run: () => setActive((index) => Math.min(rows.length - 1, index + 1)), label: 'Next row' },
      k: { run: () => setActive((index) => Math.max(0, index - 1)), label: 'Previous row' },
    },
    { group: 'Lists and tables' },
  );
  return (
    <>
      <h3 className="mb-1.5 text-xs font-semibold text-ink2">Table</h3>
      <div className="mb-4">
        <Table
          caption="Channels"
          rows={channels}
          rowKey={(channel) => channel.handle}
          columns={[
            {
              key: 'handle',
              header: 'Channel',
              cell: (channel) => (
                <span className="flex items-center gap-2 font-medium">
                  <NetworkMark network={channel.network} label={channel.network} />
                  {channel.handle}
                </span>
              ),
            },
            {
              key: 'state',
              header: 'State',
              cell: ({ state }) => (
                <Tag tone={state} filled>
                  {state === 'ok' ? 'Connected' : 'Token refused'}
                </Tag>
              ),
            },
            { key: 'received', header: 'Received', numeric: true, cell: ({ received }) => count(received) },
            { key: 'failed', header: 'Failed', numeric: true, cell: ({ failed }) => count(failed) },
          ]}
        />
      </div>
      <Specimen title="VirtualList" note="10,000 rows; j and k move" bare>
        <VirtualList
          label="Customers"
          items={rows}
          itemKey={(row) => row.id}
          rowHeightPx={47}
          activeIndex={active}
          className="h-64"
          renderItem={(row, index) => (
            <button
              type="button"
              onClick={() => setActive(index)}
              aria-current={index === active || undefined}
              className={cx(
                'relative flex w-full items-center gap-2.5 border-b border-line px-3.5 py-2 text-start -outline-offset-2',
                index === active
                  ? 'bg-sel before:absolute before:inset-y-0 before:start-0 before:w-[3px] before:bg-accent'
                  : 'hover:bg-hover',
              )}
            >
              <Avatar name={row.name} seed={row.id} />
              {row.name}
            </button>
          )}
        />
      </Specimen>
    </>
  );
}
