import { nextTid } from '#connectors/bluesky/tid.ts';

/** A refusal in the words of the chat service. */
export class ChatRefusal extends Error {
  readonly error: string;
  constructor(error: string, message: string) {
    super(message);
    this.error = error;
  }
}

type Facets = unknown[] | undefined;
type Message = {
  id: string;
  rev: string;
  text: string;
  facets: Facets;
  sender: string;
  sentAt: string;
  hiddenFrom: Set<string>;
};
type Convo = {
  id: string;
  rev: string;
  members: string[];
  status: Map<string, 'request' | 'accepted'>;
  messages: Message[];
};
type Entry = { rev: string; owner: string; body: Record<string, unknown> };
export type Profile = { did: string; handle: string };

const pageSize = 50;
const logPageSize = 100;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What chat.bsky.convo keeps: rooms of two, their messages, and each member's log of what happened. */
export class ChatStore {
  readonly #convos = new Map<string, Convo>();
  readonly #log: Entry[] = [];

  /** The room of these two; a new one is a request to the other until they accept or answer. */
  room(actor: string, others: string[], create: boolean): Convo | undefined {
    const members = [...new Set([actor, ...others])].toSorted();
    if (members.length !== 2) throw new ChatRefusal('InvalidRequest', 'A direct conversation has two members');
    const found = [...this.#convos.values()].find((convo) => convo.members.join() === members.join());
    if (found !== undefined || !create) return found;
    const convo: Convo = {
      id: nextTid(new Date()),
      rev: nextTid(new Date()),
      members,
      status: new Map(),
      messages: [],
    };
    for (const member of members) convo.status.set(member, member === actor ? 'accepted' : 'request');
    this.#convos.set(convo.id, convo);
    this.#record(convo, members, 'logBeginConvo');
    return convo;
  }

  convo(actor: string, convoId: string): Convo {
    const convo = this.#convos.get(convoId);
    if (convo === undefined || !convo.members.includes(actor)) throw new ChatRefusal('InvalidConvo', 'Convo not found');
    return convo;
  }

  list(actor: string, cursor: string | undefined, limit: number) {
    const mine = [...this.#convos.values()].filter((convo) => convo.members.includes(actor));
    const newest = mine
      .toSorted((a, b) => (a.rev < b.rev ? 1 : -1))
      .filter((convo) => cursor === undefined || convo.rev < cursor);
    const convos = newest.slice(0, limit);
    return { convos, cursor: newest.length > limit ? convos.at(-1)?.rev : undefined };
  }

  accept(actor: string, convoId: string): string | undefined {
    const convo = this.convo(actor, convoId);
    if (convo.status.get(actor) === 'accepted') return undefined;
    convo.status.set(actor, 'accepted');
    return this.#record(convo, [actor], 'logAcceptConvo');
  }

  send(actor: string, convoId: string, text: string, facets: Facets) {
    const convo = this.convo(actor, convoId);
    if (Buffer.byteLength(text) > 10_000)
      throw new ChatRefusal('InvalidRequest', 'Input/message/text must not be longer than 10000 bytes');
    if ([...graphemes.segment(text)].length > 1000) {
      throw new ChatRefusal('InvalidRequest', 'Input/message/text must not be longer than 1000 graphemes');
    }
    const now = new Date();
    const message = {
      id: nextTid(now),
      rev: '',
      text,
      facets,
      sender: actor,
      sentAt: now.toISOString(),
      hiddenFrom: new Set<string>(),
    };
    convo.status.set(actor, 'accepted');
    convo.messages.push(message);
    this.#record(convo, convo.members, 'logCreateMessage', (rev) => {
      message.rev = rev;
      return { message: view(message) };
    });
    return view(message);
  }

  hideFrom(actor: string, convoId: string, messageId: string) {
    const convo = this.convo(actor, convoId);
    const message = convo.messages.find((candidate) => candidate.id === messageId);
    if (message === undefined) throw new ChatRefusal('InvalidRequest', 'Message not found');
    message.hiddenFrom.add(actor);
    this.#record(convo, [actor], 'logDeleteMessage', () => ({ message: deletedView(message) }));
    return deletedView(message);
  }

  messages(actor: string, convoId: string, cursor: string | undefined, limit = pageSize) {
    const all = this.convo(actor, convoId)
      .messages.filter((message) => !message.hiddenFrom.has(actor))
      .toReversed();
    const older = all.filter((message) => cursor === undefined || message.rev < cursor);
    const messages = older.slice(0, limit);
    return { messages: messages.map(view), ...(older.length > limit && { cursor: messages.at(-1)?.rev }) };
  }

  /** Without a cursor it starts now: no entries, only the cursor to go on from. */
  log(actor: string, cursor: string | undefined) {
    const latest = this.#log.at(-1)?.rev ?? '2222222222222';
    if (cursor === undefined) return { cursor: latest, logs: [] };
    const logs = this.#log.filter((entry) => entry.owner === actor && entry.rev > cursor).slice(0, logPageSize);
    return { cursor: logs.at(-1)?.rev ?? cursor, logs: logs.map((entry) => entry.body) };
  }

  #record(
    convo: Convo,
    owners: string[],
    kind: string,
    more: (rev: string) => Record<string, unknown> = () => ({}),
  ): string {
    const rev = nextTid(new Date());
    convo.rev = rev;
    const body = { $type: `chat.bsky.convo.defs#${kind}`, rev, convoId: convo.id, ...more(rev) };
    for (const owner of owners) this.#log.push({ rev, owner, body });
    return rev;
  }
}

/** A conversation as one member sees it. */
export function convoView(convo: Convo, actor: string, members: Profile[]) {
  const last = convo.messages.findLast((message) => !message.hiddenFrom.has(actor));
  return {
    id: convo.id,
    rev: convo.rev,
    members,
    ...(last && { lastMessage: view(last) }),
    muted: false,
    status: convo.status.get(actor),
    unreadCount: 0,
    kind: { $type: 'chat.bsky.convo.defs#directConvo' },
  };
}

function view({ id, rev, text, facets, sender, sentAt }: Message) {
  return {
    $type: 'chat.bsky.convo.defs#messageView',
    id,
    rev,
    text,
    ...(facets && { facets }),
    sender: { did: sender },
    sentAt,
  };
}

function deletedView({ id, rev, sender, sentAt }: Message) {
  return { $type: 'chat.bsky.convo.defs#deletedMessageView', id, rev, sender: { did: sender }, sentAt };
}
