import { type Account, accountJson, getAccount, refuseIfBlocked } from './accounts.ts';
import { attachImages } from './images.ts';
import { limits, type Network, newId, Refusal } from './network.ts';
import { attachRecordings } from './recordings.ts';
import { statusJson } from './status-json.ts';
import { checkText, findByClientKey, getStatus, insertStatus, type Status, tellStatus } from './statuses.ts';

type Room = { id: string; first_id: string; second_id: string };

export type NewMessage = {
  toAccountId: string;
  text: string;
  imageIds: readonly string[];
  recordingIds: readonly string[];
  language: string | null;
  clientKey: string | null;
  /** The brand says that a human wrote it. */
  byPerson: boolean;
};

/** A direct message; two accounts have one room, made with the first message. */
export function createMessage(network: Network, author: Account, input: NewMessage): Status {
  const known = findByClientKey(network, author.id, input.clientKey);
  if (known) return known;
  const reader = getAccount(network, input.toAccountId);
  if (reader.id === author.id) throw new Refusal(422, 'to_yourself', 'A message to yourself is a note.');
  checkText(input.text, limits.privateCharacters, input.imageIds.length + input.recordingIds.length);
  refuseIfBlocked(network, author.id, reader.id);
  if (author.brand === 1) refuseIfClosed(network, author.id, reader.id, input.byPerson);
  const message = network.db.transaction(() => {
    const id = newId();
    insertStatus(network, {
      id,
      kind: 'dm',
      account_id: author.id,
      thread_id: roomOf(network, author.id, reader.id),
      reply_to: null,
      text: input.text,
      mentions: '[]',
      language: input.language,
      client_key: input.clientKey,
      expires_at: null,
    });
    attachImages(network, author.id, id, input.imageIds);
    attachRecordings(network, author.id, id, input.recordingIds);
    const created = getStatus(network, id);
    tellStatus(network, created, 'message.created');
    return created;
  });
  network.changed();
  return message;
}

const hourMs = 3_600_000;

/** A brand answers for a while only; whom never wrote to it may be asked in. */
function refuseIfClosed({ db, now }: Network, brandId: string, readerId: string, byPerson: boolean): void {
  const { at } = db.get<{ at: string | null }>(
    `select max(s.created_at) as at from status s join room r on r.id = s.thread_id
     where s.account_id = ? and ? in (r.first_id, r.second_id)`,
    ...[readerId, brandId],
  ) ?? { at: null };
  const hours = byPerson ? limits.humanWindowHours : limits.windowHours;
  if (at === null || now().getTime() < Date.parse(at) + hours * hourMs) return;
  throw new Refusal(422, 'outside_window', 'This person wrote too long ago; they have to write first.');
}

function roomOf({ db }: Network, oneId: string, otherId: string): string {
  const [first = oneId, second = otherId] = [oneId, otherId].sort();
  db.run('insert or ignore into room (id, first_id, second_id) values (?, ?, ?)', newId(), first, second);
  const room = db.get<Room>('select * from room where first_id = ? and second_id = ?', first, second);
  if (!room) throw new Error('The room that was just made is missing.');
  return room.id;
}

/** The account's rooms, the one with the newest message first. */
export function listRooms(network: Network, account: Account) {
  const rooms = network.db.all<Room & { latest: number }>(
    `select r.*, max(s.seq) as latest from room r join status s on s.thread_id = r.id
     where ? in (r.first_id, r.second_id) group by r.id order by latest desc limit 100`,
    account.id,
  );
  return rooms.map((room) => getRoom(network, account, room.id));
}

/** One room with its last 200 messages, oldest first. */
export function getRoom(network: Network, account: Account, roomId: string) {
  const room = network.db.get<Room>('select * from room where id = ?', roomId);
  if (!room || (room.first_id !== account.id && room.second_id !== account.id)) {
    throw new Refusal(404, 'not_found', 'There is no such room.');
  }
  const messages = network.db.all<Status>(
    'select * from status where thread_id = ? and deleted_at is null order by seq desc limit 200',
    room.id,
  );
  const otherId = room.first_id === account.id ? room.second_id : room.first_id;
  return {
    room_id: room.id,
    with: accountJson(network, getAccount(network, otherId)),
    statuses: messages.reverse().map((message) => statusJson(network, message, account.id)),
  };
}
