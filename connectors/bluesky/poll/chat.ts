import * as z from 'zod';
import { firstDate } from '#connectors/clean.ts';
import { ConnectorError } from '#connectors/connector-error.ts';
import type { Session } from '#connectors/session.ts';
import { writeDelivery } from '../delivery.ts';
import { ConvoView, LogEntry, MessageView } from '../shapes.ts';
import { call, settingsOf } from '../tokens.ts';
import type { Call } from '../xrpc.ts';
import type { Leg } from './posts.ts';

/** Where reading the direct messages stands: in the log, and while it lasts in the back-fill of older rooms. */
export const ChatState = z.object({
  cursor: z.string(),
  backfill: z.object({ since: z.iso.datetime(), cursor: z.string().optional() }).optional(),
});
export type ChatState = z.infer<typeof ChatState>;

const Log = z.looseObject({ logs: z.array(z.unknown()), cursor: z.string().optional() });
const Convos = z.looseObject({ convos: z.array(z.unknown()), cursor: z.string().optional() });
const Convo = z.looseObject({ convo: z.unknown() });
export const Messages = z.looseObject({ messages: z.array(z.unknown()), cursor: z.string().optional() });

const pagesAtOnce = 10;
const roomsAtOnce = 20;
const messagePages = 10;

/** A call of the direct message service, through the account's own server. */
export function chatCall<T>(session: Session, request: Call<T>): Promise<T> {
  const { chat } = settingsOf(session);
  if (chat === '') throw new ConnectorError('permission', 'This channel was connected without direct messages.');
  return call(session, { ...request, proxy: `${chat}#bsky_chat` });
}

export async function pollChat(session: Session, state: ChatState | null, since: Date): Promise<Leg<ChatState>> {
  // The log starts now; the rooms as they were are read after its beginning is fixed, so nothing falls between.
  if (state === null) return backfill(session, await beginning(session), { since: since.toISOString() });
  if (state.backfill !== undefined) return backfill(session, state.cursor, state.backfill);
  return readLog(session, state.cursor);
}

async function beginning(session: Session): Promise<string> {
  const { cursor } = await chatCall(session, { method: 'chat.bsky.convo.getLog', reply: Log });
  if (cursor !== undefined) return cursor;
  throw new ConnectorError('transient', 'The direct message service did not say where its log begins.');
}

async function readLog(session: Session, from: string): Promise<Leg<ChatState>> {
  const deliveries: Uint8Array[] = [];
  let cursor = from;
  for (let count = 0; count < pagesAtOnce; count++) {
    const page = await chatCall(session, { method: 'chat.bsky.convo.getLog', params: { cursor }, reply: Log });
    const rooms = new Set(page.logs.flatMap((entry) => messageRoom(entry) ?? []));
    if (rooms.size > 0) {
      const convos = await Promise.all([...rooms].map((convoId) => getConvo(session, convoId)));
      deliveries.push(
        writeDelivery({ kind: 'chatLog', page: { logs: page.logs }, convos: convos.filter((convo) => convo !== null) }),
      );
    }
    const isEnd = page.cursor === undefined || page.cursor === cursor;
    cursor = page.cursor ?? cursor;
    if (isEnd || page.logs.length === 0) return { deliveries, state: { cursor }, more: false };
  }
  return { deliveries, state: { cursor }, more: true };
}

/** Most entries tell of reading and of reactions; only messages are worth keeping. */
function messageRoom(entry: unknown): string | undefined {
  const log = LogEntry.safeParse(entry).data;
  return log?.$type.match(/#log(Create|Delete)Message$/) ? log.convoId : undefined;
}

/** Null when we are no longer in the room. */
async function getConvo(session: Session, convoId: string): Promise<unknown> {
  try {
    const { convo } = await chatCall(session, {
      method: 'chat.bsky.convo.getConvo',
      params: { convoId },
      reply: Convo,
    });
    return convo;
  } catch (error) {
    if (error instanceof ConnectorError && error.kind === 'gone') return null;
    throw error;
  }
}

async function backfill(
  session: Session,
  cursor: string,
  from: NonNullable<ChatState['backfill']>,
): Promise<Leg<ChatState>> {
  const since = new Date(from.since);
  const page = await chatCall(session, {
    method: 'chat.bsky.convo.listConvos',
    params: { limit: roomsAtOnce, cursor: from.cursor },
    reply: Convos,
  });
  const rooms = page.convos.flatMap((convo) => ConvoView.safeParse(convo).data ?? []);
  const recent = rooms.filter((room) => lastSaid(room) >= since);
  const deliveries = (await Promise.all(recent.map((room) => readRoom(session, room, since)))).flat();
  const isDone =
    page.cursor === undefined || page.cursor === from.cursor || recent.length < rooms.length || rooms.length === 0;
  if (isDone) return { deliveries, state: { cursor }, more: false };
  return { deliveries, state: { cursor, backfill: { since: from.since, cursor: page.cursor } }, more: true };
}

/** A room's messages since then, as deliveries with the oldest first. */
async function readRoom(session: Session, convo: ConvoView, since: Date): Promise<Uint8Array[]> {
  const deliveries: Uint8Array[] = [];
  let cursor: string | undefined;
  for (let count = 0; count < messagePages; count++) {
    const page = await getMessages(session, convo.id, cursor);
    const recent = page.messages.filter((message) => saidAt(message) >= since);
    if (recent.length > 0) deliveries.unshift(writeDelivery({ kind: 'convo', page: { messages: recent }, convo }));
    if (recent.length < page.messages.length || page.cursor === undefined || page.cursor === cursor) break;
    cursor = page.cursor;
  }
  return deliveries;
}

/** A page of a room, newest first. */
export function getMessages(session: Session, convoId: string, cursor?: string) {
  const params = { convoId, limit: 100, cursor };
  return chatCall(session, { method: 'chat.bsky.convo.getMessages', params, reply: Messages });
}

function lastSaid(room: ConvoView): Date {
  return room.lastMessage === undefined ? new Date(0) : saidAt(room.lastMessage);
}

function saidAt(message: unknown): Date {
  return firstDate(MessageView.safeParse(message).data?.sentAt) ?? new Date(0);
}
