import * as z from 'zod';
import { forgiving } from '../forgiving.ts';
import type { Parsed } from '../inbound.ts';
import type { Caller } from './call.ts';
import { type Found, found, list, orElse } from './lists.ts';
import { Edge, Id, Moment } from './shapes.ts';

const Who = z.looseObject({ id: Id, name: forgiving(z.string()), username: forgiving(z.string()) });
type Who = z.output<typeof Who>;
const address = forgiving(z.looseObject({ url: z.string() }));

/** A message as the Graph API lists it in its room. */
export const RoomMessage = z.looseObject({
  ...{ id: Id, message: z.string().catch(''), created_time: Moment, from: Who },
  to: forgiving(z.looseObject({ data: z.array(Who).catch([]) })),
  attachments: forgiving(
    z.looseObject({
      data: z
        .array(
          z.looseObject({
            ...{ id: Id, mime_type: forgiving(z.string()), name: forgiving(z.string()) },
            ...{ file_url: forgiving(z.string()), image_data: address, video_data: address },
          }),
        )
        .catch([]),
    }),
  ),
});
export type RoomMessage = z.output<typeof RoomMessage>;
const Room = z.looseObject({ id: Id, participants: forgiving(Edge), messages: forgiving(Edge) });

/** `isRequest`: it stands among the requests of strangers. */
export type FoundMessage = Found & { person: string; isRequest?: true };
type Read = FoundMessage & { isOurs: boolean };

type Rooms = {
  pageId: string;
  /** Whether one of those in a room is our account. */
  isUs(who: Pick<Who, 'id' | 'username'>): boolean;
  since: number;
  fields: string;
  more?: Record<string, string>;
};

/** Messages in the rooms of a page where something was said since then. */
export async function readRooms(caller: Caller, rooms: Rooms): Promise<FoundMessage[]> {
  return (await readFolder(caller, rooms)).map(bare);
}

/**
 * What Meta calls the folder of requests is in none of the documentation that was read; `other`, which is also in use, may
 * as well be the second tab of the app, where customers stand whom somebody sorted there.
 */
const requestsFolder = 'pending';

/** The same with what stands in the folder of requests, told as such. */
export async function readRoomsAndRequests(caller: Caller, rooms: Rooms): Promise<FoundMessage[]> {
  const all = await readFolder(caller, rooms);
  const more = { ...rooms.more, folder: requestsFolder };
  const pending = await orElse(readFolder(caller, { ...rooms, more }), []);
  const asked = new Set(isFolder(pending, all) ? pending.map(({ id }) => id) : []);
  const requests = pending.filter(({ id }) => asked.has(id)).map((one) => ({ ...bare(one), isRequest: true as const }));
  return [...all.filter(({ id }) => !asked.has(id)).map(bare), ...requests];
}

const bare = ({ isOurs: _, ...message }: Read): FoundMessage => message;

/** Where the folder is not known, all rooms come; and whom we answered is asking no more. */
function isFolder(pending: readonly Read[], all: readonly Read[]): boolean {
  const ids = new Set(pending.map(({ id }) => id));
  return !pending.some(({ isOurs }) => isOurs) && (all.length === 0 || all.some(({ id }) => !ids.has(id)));
}

async function readFolder(caller: Caller, { pageId, isUs, since, fields, more = {} }: Rooms): Promise<Read[]> {
  const path = `/${encodeURIComponent(pageId)}/conversations`;
  const wanted = { path, fields: `id,updated_time,participants,messages{${fields}}`, more };
  const data = await list(caller, wanted, (page) =>
    roomsIn(page, isUs).some((room) => room.some(({ at }) => at >= since)),
  );
  return roomsIn(data, isUs).flat();
}

function roomsIn(data: readonly unknown[], isUs: Rooms['isUs']): Read[][] {
  return data.flatMap((json) => {
    const { data: room } = Room.safeParse(json);
    const keyOf = ({ id, created_time }: RoomMessage) => ({ id, at: created_time });
    const messages = found(RoomMessage, keyOf, room?.messages?.data ?? []);
    const person = messages.flatMap(({ read }) => [read.from, ...(read.to?.data ?? [])]).find((who) => !isUs(who))?.id;
    if (person === undefined) return [];
    return [messages.map(({ read, ...one }) => ({ ...one, person, isOurs: isUs(read.from) }))];
  });
}

/** As it is written down for the parser. */
export const asMessage = ({ json, person, isRequest }: FoundMessage) => ({
  ...{ person, message: json },
  ...(isRequest && { isRequest }),
});

/** What others say in a room that asks to be let in. */
export function withRequest({ items, ...rest }: Parsed, isRequest: true | undefined): Parsed {
  if (!isRequest) return { items, ...rest };
  return {
    ...rest,
    items: items.map((item) => (item.kind === 'message' && item.addressed ? { ...item, isRequest } : item)),
  };
}
