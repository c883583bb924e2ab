import { ConnectorError } from '#connectors/connector-error.ts';
import type { DirectMessage, FoundSent, OutboundAttachment, PublicReply, Sent } from '#connectors/outbound.ts';
import type { OpenSession } from '#server/features/channel/queries.ts';
import { Targets } from '#server/features/gate/commands.ts';
import type { Letterhead } from './letterhead.ts';
import { type DispatchRow, isText } from './rows.ts';

/** What came of one try at the network. */
export type Outcome =
  | { kind: 'sent'; sent: Sent }
  /** A like, hide, delete, block or mute is done. */
  | { kind: 'done' }
  /** This try did nothing. */
  | { kind: 'refused'; error: ConnectorError }
  /** This or an earlier try may have gone through, and the network was asked. */
  | { kind: 'absent'; error: ConnectorError }
  | { kind: 'cannot_tell'; error: ConnectorError }
  /** It could not even be asked. */
  | { kind: 'unasked'; error: ConnectorError };

type Text = { verb: 'reply'; message: PublicReply } | { verb: 'direct'; message: DirectMessage };

/** What a text takes with it; the letterhead for a direct message only. */
type Content = {
  attachments: readonly OutboundAttachment[];
  letterhead: Letterhead | null;
  /** External id of the part of its thread that it hangs on; null for all else. */
  answers: string | null;
};

/** Speaks to the network, outside of any transaction. Whatever it throws becomes a value. */
export async function attempt(open: OpenSession, row: DispatchRow, content: Content): Promise<Outcome> {
  if (!isText(row)) return act(open, row);
  const text = textOf(row, content);
  if (row.doubt !== null) {
    const before = await ask(open, row, text, leftBehind());
    const goOn = before.kind === 'absent' || (before.kind === 'cannot_tell' && row.doubt === 'insist');
    if (!goOn) return before;
  }
  try {
    return { kind: 'sent', sent: await send(open, text) };
  } catch (cause) {
    const error = asConnectorError(cause);
    if (error.kind === 'unknown_outcome') return ask(open, row, text, error);
    if (error.kind !== 'duplicate') return { kind: 'refused', error };
    // "You said that already": it may be our own earlier try.
    const asked = await ask(open, row, text, error);
    return asked.kind === 'sent' ? asked : { kind: 'refused', error };
  }
}

const leftBehind = () =>
  new ConnectorError('unknown_outcome', 'An earlier try did not end, so it is not known whether it went through.');

async function ask(
  { connector, session }: OpenSession,
  row: DispatchRow,
  { verb, message }: Text,
  error: ConnectorError,
): Promise<Outcome> {
  if (!connector.findSent) return { kind: 'cannot_tell', error };
  let found: FoundSent;
  try {
    found = await connector.findSent(session, verb, message, row.created_at);
  } catch (cause) {
    return { kind: 'unasked', error: asConnectorError(cause) };
  }
  if (found.state === 'found') return { kind: 'sent', sent: found.sent };
  return { kind: found.state, error };
}

function send(open: OpenSession, text: Text): Promise<Sent> {
  const { connector, session } = open;
  const sending =
    text.verb === 'reply' ? connector.reply?.(session, text.message) : connector.direct?.(session, text.message);
  return sending ?? Promise.reject(notOffered(open));
}

/** What is said in every try, word for word. Throws when a dispatch lacks what its verb needs. */
function textOf(row: DispatchRow, { attachments, letterhead, answers }: Content): Text {
  const { externalId, threadExternalId, to, addressees, template, choices } = Targets.parse(row.targets);
  const outbound = {
    text: row.content,
    attachments: [...attachments],
    clientKey: row.client_key,
    addressees,
    ...(row.is_automatic && { isAutomatic: true as const }),
    ...(row.chosen_external_id === null ? {} : { chosenId: row.chosen_external_id }),
  };
  if (row.verb === 'direct') {
    if (!to) throw new Error(`Dispatch ${row.id} has no reader.`);
    // What came by a form stands in no room of the network.
    const room = threadExternalId?.startsWith('ticket:') ? undefined : threadExternalId;
    return {
      verb: 'direct',
      message: {
        ...outbound,
        to,
        ...letterhead,
        ...(room && { threadExternalId: room }),
        ...(template && { template }),
        ...(choices && { choices }),
      },
    };
  }
  if (!externalId || !threadExternalId) throw new Error(`Dispatch ${row.id} answers nothing.`);
  return { verb: 'reply', message: { ...outbound, replyTo: { externalId: answers ?? externalId, threadExternalId } } };
}

/** Doing it twice is doing it once, so an unknown outcome is simply tried again. */
async function act(open: OpenSession, row: DispatchRow): Promise<Outcome> {
  try {
    await (perform(open, row) ?? Promise.reject(notOffered(open)));
    return { kind: 'done' };
  } catch (cause) {
    return { kind: 'refused', error: asConnectorError(cause) };
  }
}

function perform({ connector, session }: OpenSession, row: DispatchRow): Promise<void> | undefined {
  const { verb } = row;
  const { externalId = '', visibility = 'public', to } = Targets.parse(row.targets);
  switch (verb) {
    case 'block':
    case 'unblock':
    case 'mute':
    case 'unmute':
      if (!to) throw new Error(`Dispatch ${row.id} is about nobody.`);
      return verb === 'mute' || verb === 'unmute'
        ? connector.mute?.(session, to, verb === 'mute')
        : connector.block?.(session, to, verb === 'block', row.chosen_external_id ?? undefined);
    case 'like':
    case 'unlike':
      return connector.like?.(session, externalId, verb === 'like', to);
    case 'hide':
    case 'unhide':
      return connector.hide?.(session, externalId, verb === 'hide');
    case 'edit':
      return connector.edit?.(session, { externalId, text: row.content, visibility });
    case 'delete':
      return connector.delete?.(session, externalId);
    case 'reply':
    case 'direct':
      return undefined;
  }
}

const notOffered = ({ connector }: OpenSession) =>
  new ConnectorError('invalid_request', `${connector.label} does not offer this any more.`);

/** A mistake of ours in the middle of a try says nothing about what the network did. */
export function asConnectorError(cause: unknown): ConnectorError {
  if (cause instanceof ConnectorError) return cause;
  return new ConnectorError('unknown_outcome', 'Something failed on our side while sending.', { cause });
}
