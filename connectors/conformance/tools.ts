import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Harness, Placed, World } from '../conformance-world.ts';
import type { Connector, Polled } from '../connector.ts';
import { ConnectorError, failureKinds } from '../connector-error.ts';
import type { InboundItem, InboundMessage } from '../inbound.ts';
import type { DirectMessage, PublicReply } from '../outbound.ts';
import type { HttpRequest, Session } from '../session.ts';
import { type Fault, faulty } from './faults.ts';

/** How long a network may take to show what happened: what it shows ends the wait. */
const settleMs = 60_000;

/** What the parts of the suite share: the open world and the ways to look into it. */
export function createTools({ connector, cannotTell, underOurPosts }: Harness, world: () => World) {
  /** Deliveries seen on the way, as raw material for the parser. */
  const seenBodies: Uint8Array[] = [];
  const parse = async (body: Uint8Array) => connector.parse(body, world().session.account);
  const itemsOf = async (bodies: readonly Uint8Array[]) =>
    (await Promise.all(bodies.map(parse))).flatMap(({ items }) => items);
  const messagesIn = (items: readonly InboundItem[]) => items.filter((item) => item.kind === 'message');

  function hear(at: string | null): Promise<Polled> {
    const { session, received } = world();
    if (connector.poll) return connector.poll(session, at, { backfillDays: 7 });
    if (received) return received(at);
    throw new Error('Nothing is heard of this network.');
  }

  /** Polls on until nothing waits, and then again until the items are complete. */
  async function follow(cursor: string | null, complete: (items: InboundItem[]) => boolean) {
    const items: InboundItem[] = [];
    const end = Date.now() + settleMs;
    let at = cursor;
    for (;;) {
      const polled = await hear(at);
      seenBodies.push(...polled.deliveries);
      items.push(...(await itemsOf(polled.deliveries)));
      at = polled.cursor;
      if (polled.more) continue;
      if (complete(items) || Date.now() > end) return { items, cursor: at };
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  const has = (id: string) => (items: InboundItem[]) => items.some((item) => item.externalId === id);

  async function found(cursor: string, placed: Pick<Placed, 'externalId'>): Promise<InboundMessage> {
    const { items } = await follow(cursor, has(placed.externalId));
    const message = messagesIn(items).find((item) => item.externalId === placed.externalId);
    if (!message) throw new Error(`${placed.externalId} was not found by polling within ${settleMs} ms`);
    return message;
  }

  const outbound = (text: string, verb: 'reply' | 'direct') => ({
    text,
    attachments: [],
    addressees: [],
    clientKey: randomUUID(),
    chosenId: connector.chooseId?.(world().session.now(), verb) ?? undefined,
  });
  const replyTo = (placed: Placed, text = unique('An answer')): PublicReply => ({
    ...outbound(text, 'reply'),
    replyTo: placed,
  });
  const directTo = (text = unique('A private answer')): DirectMessage => ({
    ...outbound(text, 'direct'),
    to: { ...world().customer.profile, name: '' },
  });
  return {
    connector,
    cannotTell: cannotTell ?? false,
    underOurPosts: underOurPosts ?? false,
    seenBodies,
    parse,
    itemsOf,
    messagesIn,
    follow,
    has,
    found,
    replyTo,
    directTo,
    /** A public post of the customer. */
    mention: (text: string) => {
      const { mention } = world().customer;
      if (!mention) throw new Error('This network has no public stage.');
      return mention(text);
    },
    /** Anything of the customer that speaks to us, in public where there is one. */
    speak: (text: string) => {
      const { mention, direct } = world().customer;
      const say = mention ?? direct;
      if (!say) throw new Error('Nobody can speak to us.');
      return say(text);
    },
    /** A session in which something goes wrong on the way. */
    withFault: (does: Fault['does'], hits?: (request: HttpRequest) => boolean): Session | null => {
      const { session, http, fail } = world();
      if (!http) return fail?.(does) ?? null;
      return { ...session, http: faulty(session.http, faultOf(does, world()), hits ?? http.isSend) };
    },
    /** The cursor behind everything that is there. */
    cursorNow: async () => (await follow(null, () => true)).cursor,
    withHttp: (http: Session['http']): Session => ({ ...world().session, http }),
    /** A moment before anything of this test was sent. */
    recently: () => new Date(world().session.now().getTime() - 60_000),
  };
}
export type Tools = ReturnType<typeof createTools>;

export const unique = (text: string): string => `${text} ${randomUUID().slice(0, 8)}`;

/** Calls of every sort that need a token but nothing that stands on the network. */
export function attempts(connector: Connector, session: Session): (() => Promise<unknown>)[] {
  const { poll, findDeleted, templates } = connector;
  return [
    ...(poll ? [() => poll(session, null, { backfillDays: 1 })] : []),
    ...(templates ? [() => templates(session)] : []),
    ...(findDeleted && !poll ? [() => findDeleted(session, ['none'])] : []),
  ];
}

/** The classified failure; anything else fails the test, and so does success. */
export async function failureOf(work: Promise<unknown>): Promise<ConnectorError> {
  const outcome = await work.catch((error: unknown) => error);
  if (!(outcome instanceof ConnectorError)) throw new Error('A ConnectorError was due.', { cause: outcome });
  expect(failureKinds).toContain(outcome.kind);
  expect(outcome.message, 'a sentence for a person').toMatch(/^\S.*\.$/s);
  if (outcome.retryAt) expect(outcome.kind).toBe('rate_limited');
  return outcome;
}

/** Waits until the network shows it. */
export async function shows(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + settleMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`The network did not show it within ${settleMs} ms.`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** A fault with the answer that this network would give. */
export function faultOf(does: Fault['does'], world: World): Fault {
  const errorBody = (status: number) => world.http?.errorBody(status) ?? '';
  if (does === 'fails after') return { does, status: 502, body: errorBody(502) };
  if (does === 'answers') return { does, status: 500, body: errorBody(500) };
  return { does };
}
