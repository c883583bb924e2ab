import type { AccountChoice, AppRegistration, Connected, ConnectIo, Lack, SettingField, SignIn } from './connecting.ts';
import type { Parsed, Profile, Visibility } from './inbound.ts';
import type { Limits, MessagingWindow } from './limits.ts';
import type { DirectMessage, FoundSent, PublicReply, Refusal, RefusalAsked, Sent, Template } from './outbound.ts';
import type { Kept, OpenSocket, Session, Staying } from './session.ts';

export type RawRequest = { headers: Record<string, string>; body: Uint8Array; query: Record<string, string> };

export type HandshakeAnswer = { contentType: string; body: string };

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

/**
 * What a network is to Earshot: one plain object. A capability the network lacks is a missing key.
 * A connector knows no database and no HTTP server; it classifies failures and never decides on retries.
 */
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
