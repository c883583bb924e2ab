import * as z from 'zod';
import { forgiving } from '../forgiving.ts';
import type { Caller } from './call.ts';
import { type Found, found, list } from './lists.ts';
import { Edge, Id, Moment } from './shapes.ts';

const Who = z.looseObject({ id: Id, name: forgiving(z.string()), username: forgiving(z.string()) });
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

export type FoundMessage = Found & { person: string };

type Rooms = {
  pageId: string;
  /** Who of those in a room we are. */
  us: string;
  since: number;
  fields: string;
  more?: Record<string, string>;
};

/** Messages in the rooms of a page where something was said since then. */
export async function readRooms(
  caller: Caller,
  { pageId, us, since, fields, more = {} }: Rooms,
): Promise<FoundMessage[]> {
  const path = `/${encodeURIComponent(pageId)}/conversations`;
  const wanted = { path, fields: `id,updated_time,participants,messages{${fields}}`, more };
  const data = await list(caller, wanted, (page) =>
    roomsIn(page, us).some((room) => room.some(({ at }) => at >= since)),
  );
  return roomsIn(data, us).flat();
}

function roomsIn(data: readonly unknown[], us: string): FoundMessage[][] {
  return data.flatMap((json) => {
    const { data: room } = Room.safeParse(json);
    const keyOf = ({ id, created_time }: RoomMessage) => ({ id, at: created_time });
    const messages = found(RoomMessage, keyOf, room?.messages?.data ?? []);
    const person = messages
      .flatMap(({ read }) => [read.from.id, ...(read.to?.data ?? []).map(({ id }) => id)])
      .find((id) => id !== us);
    return person === undefined ? [] : [messages.map((one) => ({ ...one, person }))];
  });
}
