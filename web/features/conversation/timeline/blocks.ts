import type {
  TimelineCall,
  TimelineDispatch,
  TimelineEntry,
  TimelineMessage,
  TimelineNote,
} from '#contract/timeline.ts';
import { type Mode, stageOf } from '#web/domain/mode.ts';

export type TimelineEvent = Extract<TimelineEntry, { kind: 'event' }>;

/** What the timeline draws, from top to bottom. */
export type Block =
  | { kind: 'stage'; id: string; mode: Exclude<Mode, 'note'>; network: string | null; threadId: string; at: string }
  | { kind: 'day'; id: string; at: string }
  /** `follows`: the same author just before, so that the name is not said again. */
  | { kind: 'message'; id: string; entry: TimelineMessage; follows: boolean }
  | { kind: 'note'; id: string; entry: TimelineNote }
  | { kind: 'call'; id: string; entry: TimelineCall }
  | { kind: 'dispatch'; id: string; entry: TimelineDispatch }
  | { kind: 'events'; id: string; entries: TimelineEvent[] };

/** Events that an entry beside them shows already; the history still lists them. */
const saidElsewhere = new Set([
  'conversation.opened',
  'message.received',
  'message.found',
  'message.edited',
  'message.reacted',
  'message.sent',
  'note.added',
  'call.logged',
  'dispatch.queued',
  'dispatch.refused',
  'dispatch.failed',
  'dispatch.unknown',
  'dispatch.cancelled',
  'approval.void',
]);

const followsWithinMs = 5 * 60_000;

/**
 * Puts one timeline together: a line where the stage, the thread or the day changes, answers of one author joined,
 * changes in a row folded into one. Entries come oldest first; `dayOf` names the day of a moment in the reader's zone.
 */
export function blocksOf(entries: readonly TimelineEntry[], dayOf: (at: Date) => string): Block[] {
  const blocks: Block[] = [];
  let stage = '';
  let day = '';
  for (const entry of entries) {
    if (entry.kind === 'event' && isSaidElsewhere(entry)) continue;
    const entryDay = dayOf(new Date(entry.at));
    const place = placeOf(entry);
    if (place && place.key !== stage) {
      const { mode, network, threadId } = place;
      blocks.push({ kind: 'stage', id: `stage-${entry.id}`, mode, network, threadId, at: entry.at });
      stage = place.key;
    } else if (entryDay !== day) {
      blocks.push({ kind: 'day', id: `day-${entry.id}`, at: entry.at });
    }
    day = entryDay;
    addEntry(blocks, entry);
  }
  return blocks;
}

/** What others deleted shows on the message; what we deleted also says who of us did it. */
function isSaidElsewhere({ type, detail }: TimelineEvent): boolean {
  return saidElsewhere.has(type) || (type === 'message.deleted' && detail.by !== 'us');
}

type Place = { key: string; mode: Exclude<Mode, 'note'>; network: string | null; threadId: string };

/** Where an entry stands for its readers; null for what stands nowhere outside. */
function placeOf(entry: TimelineEntry): Place | null {
  if (entry.kind === 'message') {
    const mode = stageOf(entry.visibility);
    const { threadId, network } = entry;
    return { key: `${mode} ${threadId}`, mode, network, threadId };
  }
  return null;
}

function addEntry(blocks: Block[], entry: TimelineEntry): void {
  const last = blocks.at(-1);
  if (entry.kind === 'event') {
    if (last?.kind === 'events' && !isRead(entry) && !last.entries.some(isRead)) last.entries.push(entry);
    else blocks.push({ kind: 'events', id: entry.id, entries: [entry] });
  } else if (entry.kind === 'message') {
    const follows = last?.kind === 'message' && isContinued(last.entry, entry);
    blocks.push({ kind: 'message', id: entry.id, entry, follows });
  } else if (entry.kind === 'note') {
    blocks.push({ kind: 'note', id: entry.id, entry });
  } else if (entry.kind === 'call') {
    blocks.push({ kind: 'call', id: entry.id, entry });
  } else {
    blocks.push({ kind: 'dispatch', id: entry.id, entry });
  }
}

/** What somebody says in it is to be read, so it is not folded away. */
const isRead = ({ type }: TimelineEvent) => type === 'approval.given' || type === 'approval.refused';

function isContinued(before: TimelineMessage, next: TimelineMessage): boolean {
  return (
    before.direction === next.direction &&
    before.context === next.context &&
    before.foreign === next.foreign &&
    before.agentId === next.agentId &&
    before.author.handle === next.author.handle &&
    Date.parse(next.at) - Date.parse(before.at) < followsWithinMs
  );
}
