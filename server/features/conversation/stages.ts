import type { Connector } from '#connectors/connector.ts';
import type { ChoiceForm, Limits } from '#connectors/limits.ts';
import { filesOn, imagesOn, limitsOf } from '#connectors/measure.ts';
import type { Refusal, Verb } from '#connectors/outbound.ts';
import { windowOf } from '#connectors/window.ts';
import type { Stage } from '#contract/common.ts';
import type { Permission } from '#contract/permissions.ts';
import type { Stages } from '#contract/stage.ts';

/** The account of ours through which the customer reached us on a stage, and what to answer there. */
export type Footing = {
  stage: Stage;
  /** The customer and the thread. */
  postId: string;
  /** Empty where we began and nobody has answered. */
  messageId: string;
  channelId: string;
  handle: string;
  /** Its id on the network. */
  accountId: string;
  network: string;
  /** The account's own, not secret; limits may hang on them. */
  settings: Record<string, string>;
  isConnected: boolean;
  /** External ids of the accounts that the message names. */
  mentions: readonly string[];
  /** The handle of who wrote it. */
  toHandle: string;
  /** Who wrote it: in a merged conversation not always the person it is named for. */
  to?: string;
};

/** `heardAt`: when they last wrote there, deleted or not; null for a room that we began and where they have not yet. */
export type Reached = Footing & { heardAt: Date | null };

/** Somebody besides us in public threads of a conversation. */
export type Present = Stages['bystanders'][number] & { threadIds: readonly string[] };

export type StageFacts = {
  /** Stage of the customer's last message, deleted or not. */
  lastStage: Stage | null;
  /** The customer's newest message that still stands, per stage. */
  footings: readonly Reached[];
  /** Whoever spoke last first, the customers among them. */
  people: readonly Present[];
  permissions: ReadonlySet<Permission>;
};

/** Pure: what can be done from here and on which stage, from the threads, the connectors and the person's permissions. */
export function stagesOf(facts: StageFacts, connectorOf: (network: string) => Connector | undefined): Stages {
  const open = publicStage(facts, connectorOf);
  const direct = privateStage(facts, connectorOf);
  const available = { public: open, private: direct };
  const refused = open ? null : publicRefusal(facts, connectorOf);
  return {
    initial: facts.lastStage !== null && available[facts.lastStage] ? facts.lastStage : null,
    public: open,
    private: direct,
    ...(refused && { refused }),
    bystanders: open ? bystandersOf(open.postId, facts.people) : [],
    can: actions(facts, connectorOf),
  };
}

/** How many are offered. */
const offered = 20;

/** Everyone who is in the thread of a public post besides the customer whose post it is. */
export function bystandersOf(postId: string, people: readonly Present[]): Stages['bystanders'] {
  const [threadId = '', customerId] = postId.split(' ');
  return people
    .filter((one) => one.threadIds.includes(threadId) && one.profileId !== customerId)
    .slice(0, offered)
    .map(({ profileId, handle, name }) => ({ profileId, handle, name }));
}

type Finder = (network: string) => Connector | undefined;

function publicStage({ footings }: StageFacts, connectorOf: Finder): Stages['public'] {
  const footing = footings.find((one) => one.stage === 'public' && one.isConnected);
  return footing ? publicStageOf(footing, connectorOf) : null;
}

/** Why the network lets nobody answer there from our account; null where that is not what stands in the way. */
function publicRefusal({ footings }: StageFacts, connectorOf: Finder): Refusal | null {
  const footing = footings.find((one) => one.stage === 'public' && one.isConnected);
  return footing ? refusalOf(footing, connectorOf(footing.network), 'reply') : null;
}

function refusalOf({ settings, accountId, mentions }: Footing, connector: Connector | undefined, verb: Verb) {
  return connector?.refuses?.(settings, { verb, accountId, mentions }) ?? null;
}

/** How what was said there in public can be answered; null when it cannot. */
export function publicStageOf(footing: Footing, connectorOf: Finder): Stages['public'] {
  const connector = connectorOf(footing.network);
  const limits = connector && limitsOf(connector, footing.settings, [footing.toHandle]);
  const limit = limits?.text.public;
  if (!footing.isConnected || !connector?.reply || !limit || refusalOf(footing, connector, 'reply')) return null;
  return {
    postId: footing.postId,
    channelId: footing.channelId,
    handle: footing.handle,
    ...(footing.to ? { to: footing.to } : {}),
    replyToId: footing.messageId,
    max: limit.max,
    unit: limit.unit,
    ...(limit.maxBytes === undefined ? {} : { maxBytes: limit.maxBytes }),
    images: (limits && imagesOn(limits, 'public')?.max) ?? 0,
    ...filesView(limits, 'public'),
    ...(connector.threads ? { threads: true } : {}),
  };
}

function filesView(limits: Limits | undefined, stage: 'public' | 'private'): { files?: string[] } {
  const files = filesOn(limits, stage);
  return files ? { files: files.types.map(({ mimeType }) => mimeType) } : {};
}

/** A private conversation can be begun from a public one, through the account that was spoken to. */
function privateStage({ footings }: StageFacts, connectorOf: Finder): Stages['private'] {
  const usable = footings.filter((one) => one.isConnected);
  const footing = usable.find((one) => one.stage === 'private') ?? usable[0];
  const connector = footing && connectorOf(footing.network);
  const limits = connector && limitsOf(connector, footing.settings, [footing.toHandle]);
  const limit = limits?.text.private;
  if (!footing || !connector?.direct || !limit || refusalOf(footing, connector, 'direct')) return null;
  const window = windowOf(connector, footing.stage === 'private' ? footing.heardAt : null);
  return {
    channelId: footing.channelId,
    handle: footing.handle,
    ...(footing.stage === 'private' && footing.to ? { to: footing.to } : {}),
    max: limit.max,
    unit: limit.unit,
    images: (limits && imagesOn(limits, 'private')?.max) ?? 0,
    ...filesView(limits, 'private'),
    ...choicesView(footing, limits),
    ...(window
      ? { window: { closesAt: window.closesForPeopleAt?.toISOString() ?? null, outside: window.outside } }
      : {}),
  };
}

/** Only in an open room. */
function choicesView({ stage }: Footing, limits: Limits | undefined): Pick<NonNullable<Stages['private']>, 'choices'> {
  const forms = limits?.choices ?? [];
  if (stage !== 'private' || forms.length === 0) return {};
  const most = (pick: (form: ChoiceForm) => number) => Math.max(...forms.map(pick));
  return { choices: { max: most(({ max }) => max), titleMax: most(({ titleMax }) => titleMax) } };
}

function actions({ footings, permissions }: StageFacts, connectorOf: Finder): Stages['can'] {
  const connected = footings.filter((one) => one.isConnected);
  const offered = (verb: 'like' | 'hide' | 'edit' | 'delete' | 'block' | 'mute') =>
    connected.some((footing) => {
      const connector = connectorOf(footing.network);
      return connector?.[verb] !== undefined && refusalOf(footing, connector, verb) === null;
    });
  const can: Stages['can'] = [];
  // Where only messages can be liked, a conversation that is also public offers none: it is asked for all of it at once.
  const likes = connected.some(
    ({ network }) =>
      connectorOf(network)?.likesOnly === undefined || connected.every(({ stage }) => stage === 'private'),
  );
  if (likes && offered('like') && permissions.has('reply.public')) can.push('like');
  if (offered('hide') && permissions.has('content.moderate')) can.push('hide');
  if (offered('block') && permissions.has('content.moderate')) can.push('block');
  if (offered('mute') && permissions.has('content.moderate')) can.push('mute');
  if (offered('edit') && permissions.has('reply.public')) can.push('edit_own');
  if (offered('delete') && permissions.has('content.delete')) can.push('delete_own');
  const isAtHome = connected.some(({ network, stage }) => stage === 'public' && connectorOf(network)?.deletesTheirs);
  if (isAtHome && permissions.has('content.delete')) can.push('delete_theirs');
  return can;
}
