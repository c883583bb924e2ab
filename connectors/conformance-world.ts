import type { Fault } from './conformance/faults.ts';
import type { Connector, Polled } from './connector.ts';
import type { HttpRequest, Session } from './session.ts';

/** Where something now stands on the network, in the external ids that `parse` gives. */
export type Placed = { externalId: string; threadExternalId: string };

/** A customer on the live network; everything happens there for real and past the connector. */
export type Customer = {
  profile: { externalId: string; handle: string };
  /** A public post of the customer that names our account; absent, like the next, where all is private. */
  mention?(text: string): Promise<Placed>;
  /** A public answer of the customer to a message. */
  reply?(to: Placed, text: string): Promise<Placed>;
  /** The same with an image. */
  mentionWithImage?(text: string, image: { bytes: Uint8Array; mimeType: string; alt: string }): Promise<Placed>;
  direct?(text: string): Promise<Placed>;
  edit?(externalId: string, text: string): Promise<void>;
  delete?(externalId: string): Promise<void>;
  /** Chooses what a message of ours offers, by its title. */
  choose?(externalId: string, title: string): Promise<Placed>;
  /** Puts a sign at a message of ours in the room, in place of the one before; null takes it back. */
  react?(externalId: string, sign: string | null): Promise<void>;
};

/** A live network with one connected account of ours and one customer. */
export type World = {
  /** The account as `connect` gave it, with a real `http`; conformance wraps that to inject faults. */
  session: Session;
  /** Settings with which `connect` succeeded, and the same with a wrong secret. */
  settings: Record<string, string>;
  wrongSettings: Record<string, string>;
  customer: Customer;
  /** Something our account posts without Earshot, as from the network's own app. */
  postAsUs(text: string): Promise<Placed>;
  /** What a customer sees in a public thread, read past the connector. */
  thread?(threadExternalId: string): Promise<{ externalId: string; text: string; replyTo?: string; author: string }[]>;
  /** What the customer sees in the room with us; absent when the network has no direct messages. */
  room?(threadExternalId: string): Promise<{ externalId: string; text: string; author: string }[]>;
  /** What the customer can choose under a message of ours. */
  offered?(externalId: string): Promise<string[]>;
  /** Whether our account blocks or mutes an account now, read past the connector. */
  restrains?(kind: 'block' | 'mute', accountExternalId: string): Promise<boolean>;
  /** What is spoken to over HTTP; absent where it is another language, and then there is `fail`. */
  http?: {
    /** True for the one request with which a reply, direct message, block or mute comes to stand on the network. */
    isSend(request: HttpRequest): boolean;
    /** The body of an answer with this status, as the network would write it. */
    errorBody(status: number): string;
    /** Bodies by which this network says "nothing there" to a question for a list: no garbage here. */
    emptyBodies?: readonly string[];
  };
  /** A session in which that happens to everything that is sent; null for what cannot happen there. */
  fail?(does: Fault['does']): Session | null;
  /** What the network delivered since a place, where nothing is polled. */
  received?(cursor: string | null): Promise<Polled>;
  /** A delivery the connector has never seen: right outer form, unknown kind inside. */
  unknownDelivery: Uint8Array;
  /** A session whose access token has run out while the account itself still stands; absent when none can run out. */
  expiredSession?(): Promise<Session>;
  /** A session whose token was taken back: nothing but a reconnect helps. */
  revokedSession(): Promise<Session>;
  close(): Promise<void>;
};

export type Harness = {
  connector: Connector;
  /** Opens a network; called once per suite. */
  open(): Promise<World>;
  /** The network cannot be asked whether something went through. */
  cannotTell?: true;
  /** A customer speaks to us under a post of ours, and what answers an answer stands under what that answered. */
  underOurPosts?: true;
};
