import { Suspense, useMemo } from 'react';
import type { ConversationDetail } from '#contract/conversation.ts';
import { exactDay } from '#web/domain/day.ts';
import { t, useRegion } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { type Block, blocksOf } from './blocks.ts';
import { EventFold } from './EventFold.tsx';
import { MessageEntry } from './MessageEntry.tsx';
import { NoteEntry } from './NoteEntry.tsx';
import { Older } from './Older.tsx';
import { DaySeparator, StageSeparator } from './Separators.tsx';

const CallEntry = lazyPart(() => import('#web/features/call/CallEntry.tsx'), 'CallEntry', ['call']);

/** What was said in a conversation, only to be read. */
export function Transcript({ detail }: { detail: ConversationDetail }) {
  const { conversation, timeline, older } = detail;
  const { timeZone } = useRegion();
  const blocks = useMemo(
    () =>
      blocksOf(
        timeline.filter(({ kind }) => kind !== 'dispatch'),
        (at) => exactDay(at, timeZone),
      ),
    [timeline, timeZone],
  );
  const name = conversation.profile.name || conversation.profile.handle;
  return (
    <ol aria-label={t('timeline.label')} className="flex flex-col gap-3.5 py-1">
      {older && <Older id={conversation.id} />}
      {blocks.length === 0 && <li className="py-8 text-center text-ink3">{t('timeline.empty')}</li>}
      {blocks.map((block) => (
        <li key={block.id}>{draw(block, name)}</li>
      ))}
    </ol>
  );
}

function draw(block: Block, name: string) {
  switch (block.kind) {
    case 'stage':
      return <StageSeparator stage={block.mode} network={block.network} at={block.at} name={name} />;
    case 'day':
      return <DaySeparator at={block.at} />;
    case 'message':
      return <MessageEntry message={block.entry} follows={block.follows} />;
    case 'note':
      return <NoteEntry note={block.entry} />;
    case 'call':
      return (
        <Suspense>
          <CallEntry call={block.entry} conversationId={null} />
        </Suspense>
      );
    case 'events':
      return <EventFold entries={block.entries} />;
    case 'dispatch':
      return null;
  }
}
