import type { Ask } from '#contract/channel.ts';
import type { TextUnit } from '#contract/measure.ts';

/**
 * What a network is to Earshot: one plain object. A capability the network lacks is a missing key.
 * A connector knows no database and no HTTP server; it classifies failures and never decides on retries.
 */

/** Who can see a message: anyone, anyone with the link, the author's followers, or only the two of us. */
export type Visibility = 'public' | 'unlisted' | 'followers' | 'private';

/** Everything that can leave Earshot for a network. */
export type Verb =
  | 'reply'
  | 'direct'
  | 'like'
  | 'unlike'
  | 'hide'
  | 'unhide'
  | 'edit'
  | 'delete'
  | 'block'
  | 'unblock'
  | 'mute'
  | 'unmute';

/**
 * Why a network would not take something whatever is said: the account's access has none of it, or only for who named or
 * quoted us.
 */
export type Refusal = 'access_level' | 'not_summoned';

/** What is to be done by which account of ours, and whom the message names that it is about, if it is about one. */
export type RefusalAsked = { verb: Verb; accountId: string; mentions?: readonly string[] };

/**
 * Why a call to a network failed. Look-alikes: `rate_limited` heals by itself at `retryAt`,
 * `quota_exhausted` needs a person; `auth_expired` needs a reconnect, `permission` another right;
 * `transient` did nothing and may be repeated, `unknown_outcome` may have done it: ask first.
 */
export const failureKinds = [
  'auth_expired',
  'permission',
  'rate_limited',
  'quota_exhausted',
  'duplicate',
  'blocked',
  'outside_window',
  'gone',
  'too_long',
  'policy',
  'invalid_request',
  'transient',
  'unknown_outcome',
] as const;
export type FailureKind = (typeof failureKinds)[number];

/** A classified failure; the message is a full sentence for the person who must act. */
export class ConnectorError extends Error {
  readonly kind: FailureKind;
  /** Set only with `rate_limited`: the moment from which the network accepts calls again. */
  readonly retryAt: Date | undefined;
  constructor(kind: FailureKind, message: string, options: { retryAt?: Date; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ConnectorError';
    this.kind = kind;
    this.retryAt = options.retryAt;
  }
}

/** An account on a network, ours or a customer's, under its stable id there. */
export type Profile = {
  externalId: string;
  handle: string;
  name: string;
  avatarUrl?: string;
  /** The network did not say who it is: the name only stands in for one, and a name known before stays. */
  isUnnamed?: true;
  /** Exact count the network told us; absent when it did not. */
  followers?: number;
  /** When the account was made there, where the network tells; a young one is more often no customer. */
  createdAt?: Date;
};

export type InboundAttachment = {
  externalId: string;
  kind: 'image' | 'video' | 'audio' | 'file';
  /** An address; else `delivery:ID` for `cutAttachment` or `network:ID` for `readFile`. */
  url: string;
  alt?: string;
  mimeType?: string;
  /** What a film or a sound says in writing, as WebVTT. */
  captionsUrl?: string;
};

/** A post, comment or direct message, ours or a customer's, as the network shows it now. */
export type InboundMessage = {
  kind: 'message';
  externalId: string;
  thread: {
    /** Of the stage: the root post with all under it, or the room of a direct conversation. */
    externalId: string;
    kind: 'post' | 'dm' | 'story';
    visibility: 'public' | 'private';
  };
  author: Profile;
  visibility: Visibility;
  text: string;
  /** What it says it is about, where messages have such a line. */
  subject?: string;
  /** What it repeats of earlier messages, and its signature; shown on demand only. */
  quoted?: string;
  /** What it offers to choose from, where we offered it. */
  choices?: string[];
  /** Which of the offered its author chose instead of writing. */
  chose?: string;
  /** A program wrote it (an absence note, a newsletter): it waits for no answer. */
  isAutomatic?: true;
  occurredAt: Date;
  editedAt?: Date;
  /**
   * The moment at which the network makes it vanish, as stories do; for what answers a story or names us in one, when that
   * story goes. It sets the watch that presses before that moment, and keeps its files from being fetched unless the
   * workspace wants them. Absent for what stays.
   */
  expiresAt?: Date;
  /** The network keeps it among the requests of people who have no tie with the account. */
  isRequest?: true;
  replyTo?: string;
  /** External ids of the accounts the text names. */
  mentions: string[];
  /** BCP 47, as declared by the author. */
  language?: string;
  attachments: InboundAttachment[];
  /** Where a person can see it on the network. */
  permalink?: string;
  /** How many like it now; absent when the network does not say. */
  likes?: number;
  /** How often it was seen until now; absent when the network does not say. */
  views?: number;
  /** True when it speaks to us (mention, reply to us, comment on our post, direct message). False: context only. */
  addressed: boolean;
};

/** One thing a delivery told us. Order within a delivery is the network's order. */
export type InboundItem =
  | InboundMessage
  | { kind: 'edit'; externalId: string; text: string; editedAt: Date }
  | { kind: 'delete'; externalId: string; deletedAt: Date; by: 'author' | 'network' }
  | { kind: 'hide'; externalId: string; hidden: boolean; at: Date }
  /**
   * Somebody put a sign at this message, in place of the one they had put there before; null took it back. It asks for
   * nothing and opens no conversation.
   */
  | { kind: 'reaction'; externalId: string; personId: string; sign: string | null; at: Date }
  /**
   * Something of ours that the network had taken came back; `reason` is a sentence for a person, `failure` its kind (else
   * `gone`). `clientKey` where the network gives it back, which is sooner than we know the id.
   */
  | { kind: 'undelivered'; externalId: string; at: Date; reason: string; failure?: FailureKind; clientKey?: string }
  /**
   * The post that this is (by its own id, which is its thread's) is shown as an advertisement; what is not told now may be
   * told later. `markets` are the countries where it is shown, ISO 3166-1; none for not known.
   */
  | { kind: 'ad'; externalId: string; adId?: string; name?: string; campaign?: string; markets: readonly string[] };

/** Something in a delivery that became no item; `reason` names the kind ("unknown kind: poll.vote"). */
export type Skipped = { reason: string; detail?: string };

/** `named`: what a delivery names and does not tell; `readNamed` reads it. */
export type Parsed = { items: InboundItem[]; skipped: Skipped[]; named?: string[] };

/** What is kept of a connected account: the answers to `settings` that are not secret, and its secrets. */
export type Kept = { settings: Record<string, string>; secrets: Record<string, string> };

/** A right that an account was not given at the network, in the network's own name, and what cannot be done without it. */
export type Lack = { scope: string; asks: Ask };

/** What a network says is left of one of its limits. */
export type Headroom = {
  /** The limit in the network's own name, such as `posts` or `app calls`. */
  of: string;
  /** The part that is free, 0 to 1. */
  share: number;
  /** Calls that are left, where it counts them. */
  left?: number;
  resetsAt?: Date;
};

/** An account of ours that stays connected while another is disconnected. */
export type Staying = { network: string; origin: string; settings: Record<string, string> };

/** A connected account of ours together with what is needed to speak for it. */
export type Session = {
  account: { externalId: string; handle: string };
  /** Namespace in which the network's ids are unique, such as `bluesky` or `mastodon:host`. */
  origin: string;
  /** The answers to `settings` that are not secret. */
  settings: Record<string, string>;
  secrets: Record<string, string>;
  /** What was typed for our app there, secrets included; absent where there is none. */
  app?: Record<string, string>;
  /** Keeps refreshed tokens; call it before the first use of the new ones. */
  saveSecrets(secrets: Record<string, string>): Promise<void>;
  /** Notes what an answer told of the limits; cheap at every call. */
  noteHeadroom?(told: readonly Headroom[]): Promise<void>;
  /** Our one way to a network: timeout, size limit and guard against server-side request forgery. */
  http: Http;
  findHost: FindHost;
  now(): Date;
};

/**
 * For networks that are not spoken to over HTTP: the address to connect to, judged by the guard after its name was
 * resolved, so that a name cannot change its mind. Throws ConnectorError.
 */
export type FindHost = (host: string, port: number) => Promise<string>;

export type HttpRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  timeoutMs?: number;
};
export type HttpReply = { status: number; headers: Record<string, string>; body: Uint8Array };
/**
 * Sends one request. Throws ConnectorError `transient` when nothing was sent (refused, unresolved),
 * `unknown_outcome` when the answer to a write was lost, `transient` when the answer to a read was.
 */
export type Http = (request: HttpRequest) => Promise<HttpReply>;

/** One line of the form with which a channel is connected. */
export type SettingField = {
  name: string;
  label: string;
  help?: string;
  kind: 'text' | 'secret' | 'url' | 'choice';
  /** Of a choice. */
  choices?: { value: string; label: string }[];
  initial?: string;
  required: boolean;
  /** Asked for, and required, only where another field has this value; a field of the app also by one of the account. */
  when?: { name: string; is: string };
  /** Only few need it: shown when asked for. */
  isAdvanced?: true;
};

export type TextLimit = { max: number; unit: TextUnit; maxBytes?: number };

/** What may be sent: texts in public and in private, images, and other files. */
export type Limits = {
  readonly text: { readonly public?: TextLimit; readonly private?: TextLimit };
  readonly images?: {
    readonly max: number;
    readonly maxBytes: number;
    /** Wide times high, where the network counts that. */
    readonly maxPixels?: number;
    readonly mimeTypes: readonly string[];
    /** Nowhere else is a picture taken. */
    readonly onlyIn?: 'public' | 'private';
  };
  readonly files?: FileLimits;
  /** What a message in an open private room may offer to choose from; the first form that fits is taken. */
  readonly choices?: readonly ChoiceForm[];
  /** It takes no bytes and fetches each file from an address of ours, so there has to be one that it can reach. */
  readonly fetchesFiles?: true;
};

/** A way in which a network shows choices beside a text. */
export type ChoiceForm = {
  readonly form: 'buttons' | 'list' | 'quick_replies';
  readonly max: number;
  /** Characters of each. */
  readonly titleMax: number;
  /** Of the words beside them. */
  readonly text: TextLimit;
};

/** Films, sounds and documents: one with a text and nothing beside it, or, where they mix, as many as images. */
export type FileLimits = {
  readonly types: readonly FileType[];
  /** Nowhere else is one taken. */
  readonly onlyIn?: 'public' | 'private';
  readonly mixes?: true;
};

export type FileType = { readonly mimeType: string; readonly maxBytes: number };

/**
 * How long a network lets us write to a customer in private, counted from the customer's last message in that room.
 * Afterwards only an approved template may be sent, or nothing.
 */
export type MessagingWindow = {
  readonly hours: number;
  /** So long, and longer, may a person still write, where a program no longer may. */
  readonly hoursForPeople?: number;
  readonly outside: 'template' | 'nothing';
  /** Who never wrote to us in private may be written to: the network has another rule for that. */
  readonly mayBegin?: true;
};

/** A text that the network has approved beforehand; what may be sent outside of the window. */
export type Template = {
  name: string;
  /** As the network writes it. */
  language: string;
  /** Lower case; `marketing` needs the consent of the person. */
  category: string;
  /** As it will stand, with `{{place}}` where something is filled in. */
  text: string;
  /** What stands on its buttons. */
  buttons: string[];
  /** In the order of the text. */
  places: { name: string; example: string }[];
};

/** A template with all its places filled. */
export type FilledTemplate = { name: string; language: string; values: Record<string, string> };

type Io = { http: Http; findHost: FindHost; now(): Date };
/** `app` is what was typed for our app there, absent where there is none; so is `hookUrl` where the network does not deliver. */
type ConnectIo = Io & { app?: Record<string, string>; hookUrl?: string };

/**
 * Our registration at a network where one serves all our accounts: asked for once and kept. Its hook answers the
 * network's handshake while the first account is still being connected.
 */
export type AppRegistration = {
  readonly settings: readonly SettingField[];
  /** Pure: what the network calls it, and the secrets with which it signs what it delivers. */
  identify(app: Record<string, string>): { externalId: string; webhookSecrets: string[] };
};

/** The accounts for which a person may speak, when that is more than one. `keep` is what `choose` needs; it holds secrets. */
export type AccountChoice = {
  accounts: { externalId: string; name: string; detail?: string }[];
  keep: Record<string, string>;
};

/** Signing in on the network's own page, where the person says yes and the network gives a code for a token. */
export type SignIn = {
  /** What is asked for there, and the person is told before; `when` as of a field. */
  readonly asks: readonly (Ask | { ask: Ask; when: NonNullable<SettingField['when']> })[];
  /**
   * Makes ready and says which page to open; whoever sends the person there adds a `state` of their own. `comesBack`:
   * the network sends the person to `callbackUrl` with state and code; else it shows the code and the person brings it.
   * `keep` is what `finish` needs; it holds secrets.
   */
  begin(
    settings: Record<string, string>,
    io: ConnectIo & { callbackUrl: string },
  ): Promise<{ url: string; comesBack: boolean; keep: Record<string, string> }>;
  finish(keep: Record<string, string>, code: string, io: ConnectIo): Promise<Connected | AccountChoice>;
  /** Connects the one that was chosen of several. */
  choose?(keep: Record<string, string>, externalId: string, io: ConnectIo): Promise<Connected>;
};

/** Opens a websocket through the same guard; settles when it ends. Throws ConnectorError when it cannot be opened. */
export type OpenSocket = (url: string, onText: (text: string) => void, signal: AbortSignal) => Promise<void>;

/** What connecting an account yields. `secrets` are encrypted at rest, `settings` are not. */
export type Connected = {
  origin: string;
  account: Profile;
  settings: Record<string, string>;
  secrets: Record<string, string>;
  /** Secrets with which the network signs webhooks; several during a rotation. */
  webhookSecrets?: string[];
  /**
   * The person has to enter the hook's address at the network: it is shown then. `word` is what the handshake asks for,
   * `fields` what news to subscribe to there.
   */
  entersHook?: { word?: string; fields?: readonly string[] };
};

export type RawRequest = { headers: Record<string, string>; body: Uint8Array; query: Record<string, string> };

export type HandshakeAnswer = { contentType: string; body: string };

export type OutboundAttachment = {
  name: string;
  mimeType: string;
  bytes: Uint8Array;
  alt: string;
  /** For a network that fetches files: where it can fetch this one for an hour. */
  address?: string;
};

/** A reply or direct message that passed the gate. */
export type Outbound = {
  text: string;
  attachments: OutboundAttachment[];
  /** The id chosen with `chooseId` before the first try; the same in every try. */
  chosenId?: string;
  /** Same in every try; for networks that offer an idempotency key. */
  clientKey: string;
  /** BCP 47. */
  language?: string;
  /** Accounts the text may name; everyone else who is in the thread is left out. */
  addressees: Profile[];
  /** A program says it, not a person. */
  isAutomatic?: true;
};
export type PublicReply = Outbound & { replyTo: { externalId: string; threadExternalId: string } };
export type DirectMessage = Outbound & {
  to: Profile;
  threadExternalId?: string;
  /** External id of the message it answers; absent for what begins or for a room where nothing is answered in particular. */
  answers?: string;
  /** External ids of what they said in public, the newest first, where they never wrote to us in private. */
  follows?: readonly string[];
  /** What it is about, as the thread began, where messages have such a line. */
  subject?: string;
  /** It leaves after the hours that hold for everything, because a person wrote it (`MessagingWindow.hoursForPeople`). */
  isLate?: true;
  /** What the reader may choose from, beside the text. */
  choices?: readonly string[];
  /** What is sent in place of the text, which says the same as it will stand. */
  template?: FilledTemplate;
};

/** What now stands on the network. `body` is a delivery that `parse` turns into the message itself. */
export type Sent = { externalId: string; threadExternalId: string; sentAt: Date; permalink?: string };

/** What the network answers when asked whether a try whose outcome is unknown went through. */
export type FoundSent = { state: 'found'; sent: Sent } | { state: 'absent' } | { state: 'cannot_tell' };

/** `around` is the external id of the post that matters most; `cursor` the `next` of an earlier reading. */
export type ThreadAsked = { externalId: string; around: string | null; cursor: string | null };
/** `next` is null when the network has no more to give. */
export type ThreadRead = { bodies: Uint8Array[]; next: string | null };

export type Polled = {
  /** Raw bodies for `parse`, in the network's order. Journalled together with `cursor`. */
  deliveries: Uint8Array[];
  cursor: string;
  /** True: more is waiting, poll again at once. */
  more: boolean;
};

export type Connector = Limits & {
  readonly network: string;
  readonly label: string;
  /** Shown as a small square on every row: one or two letters and a background colour (WCAG AA on white text). */
  readonly mark: { letters: string; color: string };
  /** Its people are not real: it belongs in practice workspaces and nowhere else. */
  readonly isPractice?: true;
  /** No program is let in: people write down what its app shows, and what they answered there. */
  readonly isByHand?: true;
  readonly settings: readonly SettingField[];
  /** Limits that differ by account (its server's own) or by whom a text must name, as handles; else the connector's hold. */
  limitsFor?(settings: Record<string, string>, readers: readonly string[]): Limits;
  /**
   * Pure: why the network would refuse this, by what the account's access allows; null when nothing is known against it.
   * Absent: whatever is offered is allowed. Asked before anything is typed, at the gate and at sending.
   */
  refuses?(settings: Record<string, string>, asked: RefusalAsked): Refusal | null;
  /** Absent where a customer may be written to at any time. */
  readonly window?: MessagingWindow;
  /** Pure: the address that opens a private conversation with this account of ours. */
  privateLink?(account: Pick<Profile, 'externalId' | 'handle'>): string;
  /** Pure: when the credentials end unless a person renews them; null for never, or unknown. What renews itself has no end. */
  endsAt?(kept: Kept): Date | null;
  /** Pure: what was asked for at connecting and not given. */
  lacks?(settings: Record<string, string>): readonly Lack[];
  /** Pure: whether people who have no tie with the account can write to it in private; null for unknown. */
  admitsStrangers?(settings: Record<string, string>): boolean | null;
  /** Absent where credentials are typed. */
  readonly signIn?: SignIn;
  /** Absent where each account has its own way to us. */
  readonly app?: AppRegistration;

  /**
   * Reads anew what `settings` say of the account and may have changed at the network: when its access ends, whether
   * strangers may write. Asked for once a month; what it gives takes the place of what was kept. Throws ConnectorError.
   */
  inspect?(session: Session): Promise<Record<string, string>>;

  /**
   * Where it was left open which account is meant: those that typed credentials speak for, if they are several. Throws
   * ConnectorError.
   */
  findAccounts?(settings: Record<string, string>, io: ConnectIo): Promise<AccountChoice | null>;
  /** Connects the one that was chosen of these. */
  choose?(keep: Record<string, string>, externalId: string, io: ConnectIo): Promise<Connected>;
  /** Proves the credentials and reads who we are. Throws ConnectorError. */
  connect(settings: Record<string, string>, io: ConnectIo): Promise<Connected>;
  /** Undoes what `connect` left at the network (webhook subscriptions), unless one of those that stay hears by it too. */
  disconnect?(session: Session, staying: readonly Staying[]): Promise<void>;

  /** Pure: the bytes of a delivery become items. Never throws on unknown kinds; throws `invalid_request` on bytes that are no delivery. */
  parse(body: Uint8Array, account: { externalId: string; handle: string }): Parsed | Promise<Parsed>;
  /**
   * Pure: the bytes of an attachment whose `url` is `delivery:ID`, out of the delivery that brought its message; null
   * when it holds none of that id.
   */
  cutAttachment?(body: Uint8Array, id: string): Promise<Uint8Array | null>;
  /**
   * Pure: external ids of the accounts of ours that the bytes of a delivery hold something for, where one may hold things
   * for several; `parse` then takes those of its account only. Throws `invalid_request` on bytes that are no delivery.
   */
  accountsOf?(body: Uint8Array): string[];
  /**
   * Pure: what the network's handshake over GET is answered with, proven with any of the webhook secrets; null refuses it.
   * Meta and X ask while we register our address, others now and then.
   */
  challenge?(request: RawRequest, secrets: readonly string[]): HandshakeAnswer | null;
  /** The bytes of an attachment whose `url` is `network:ID`, where files need our token; null when they are gone. */
  readFile?(session: Session, id: string): Promise<Uint8Array | null>;
  /** Constant-time check of a webhook's signature over the raw bytes, against any of the secrets. */
  verify?(request: RawRequest, secrets: readonly string[]): boolean;
  /**
   * Pure: the id by which the network names to our app a person whose data it asks us to delete, proven with any of the
   * webhook secrets; null for a request that asks nothing of the kind. It comes to the hook's address.
   */
  erasureAsked?(request: RawRequest, secrets: readonly string[]): string | null;
  /** Every id by which the account knows somebody whom the network names to our app by this one. */
  knownAs?(session: Session, personId: string): Promise<string[]>;
  /**
   * Pure: a delivery as `parse` takes it, where the body alone is not that; null for what holds none. `settings` are those
   * of the account.
   */
  unwrap?(request: RawRequest, account: { settings: Record<string, string>; now: Date }): Uint8Array | null;
  /** The largest delivery, in bytes, where it is more than the usual 2 MiB. */
  readonly mostHookBytes?: number;
  /** Whether the network delivers to us for an account with these settings; always where this is absent. */
  isHooked?(settings: Record<string, string>): boolean;
  /** Reads what is new since `cursor`; null means the last `backfillDays`. Also finds what a webhook missed and what our account did without us. */
  poll?(session: Session, cursor: string | null, options: { backfillDays: number }): Promise<Polled>;
  /** Reads what `parse` named, as delivery bodies for `parse`; what is gone or not shown to us is left out. */
  readNamed?(session: Session, names: readonly string[]): Promise<Uint8Array[]>;
  /** How often `poll` is worth calling, in ms; with a webhook it is only the safety net. */
  readonly pollEveryMs?: number;
  /**
   * Holds a line open on which the network says that there is news, which `poll` then reads; what was missed while it
   * was down, too. Settles when the line ends. Throws ConnectorError when there is none.
   */
  listen?(session: Session, line: { open: OpenSocket; onNews(): void; signal: AbortSignal }): Promise<void>;
  /**
   * A public thread, as delivery bodies for `parse`: at first what stands `around` a post of it and what is newest, with
   * the cursor of an earlier reading what came before. Bounded, however long the thread is.
   */
  loadThread?(session: Session, thread: ThreadAsked): Promise<ThreadRead>;
  /** External ids of these that no longer stand on the network. */
  findDeleted?(session: Session, externalIds: readonly string[]): Promise<string[]>;

  /** An id that the network will accept for what we are about to send; null when it takes none for that verb. */
  chooseId?(now: Date, verb: 'reply' | 'direct' | 'block'): string | null;
  reply?(session: Session, message: PublicReply): Promise<Sent>;
  /** A reply may answer one of our own, so that a long answer stands as a thread of several. */
  readonly threads?: true;
  direct?(session: Session, message: DirectMessage): Promise<Sent>;
  /** The templates that the network has approved for the account and that a person can fill in, by name. */
  templates?(session: Session): Promise<Template[]>;
  /** `person`: whom a private message is from or to. */
  like?(session: Session, externalId: string, on: boolean, person?: Profile): Promise<void>;
  /** Nothing else can be liked. */
  readonly likesOnly?: 'private';
  hide?(session: Session, externalId: string, on: boolean): Promise<void>;
  /**
   * Keeps a person away from our account, or lets them near again; `chosenId` is the same in every try. Either is about
   * whatever stands there, also what was done past Earshot; doing it twice changes nothing.
   */
  block?(session: Session, person: Profile, on: boolean, chosenId?: string): Promise<void>;
  /** Hears no more of a person, who is not told; doing it twice changes nothing. */
  mute?(session: Session, person: Profile, on: boolean): Promise<void>;
  /**
   * Puts other words in place of those of something of ours; what hangs on it stays. Throws `gone` for what is deleted.
   * Doing it twice changes nothing.
   */
  edit?(session: Session, message: { externalId: string; text: string; visibility: Visibility }): Promise<void>;
  /** Deletes something of ours, or a customer's comment where the network lets us. Gone already is success. */
  delete?(session: Session, externalId: string): Promise<void>;
  /** It deletes what others wrote in public where we are at home, too. */
  readonly deletesTheirs?: true;
  /** Called after `unknown_outcome` and before any second try. */
  findSent?(
    session: Session,
    verb: 'reply' | 'direct',
    message: PublicReply | DirectMessage,
    since: Date,
  ): Promise<FoundSent>;
};
