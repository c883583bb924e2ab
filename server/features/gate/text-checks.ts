import { fits, measure } from '#connectors/measure.ts';
import type { CheckResult } from '#contract/dispatch.ts';
import type { TextFacts } from './facts.ts';
import { handlesIn, plainHandle } from './mentions.ts';
import { pass, stop, warn } from './verdict.ts';

/** An identical answer within this time is a slip of the finger. */
const justSentMs = 10 * 60_000;

/** A stage is never changed silently: what answers in public needs a public message, what is private stays private. */
export function checkStage({ stage, verb, target, channel }: TextFacts): CheckResult {
  if (stage === 'public') {
    if (verb !== 'reply' || !target?.isPublic)
      return stop('stage', 'no_public_message', 'There is no public message here that could be answered in public.');
    return pass('stage', { stage });
  }
  if (!channel?.isOffered)
    return stop('stage', 'no_private_way', 'There is no private way to this person on this network.');
  return pass('stage', { stage });
}

export function checkLength({ text, attachments, channel }: TextFacts): CheckResult {
  if (text.trim() === '' && attachments.length === 0)
    return stop('length', 'text_missing', 'Write something or add an image.');
  const limit = channel?.limit;
  if (!limit) return pass('length');
  const { max, unit } = limit;
  const length = measure(text, unit);
  if (fits(text, limit)) return pass('length', { length, max, unit });
  return stop('length', 'text_too_long', `The text is ${length} long; ${max} ${unit} are allowed here.`, {
    length,
    max,
    unit,
  });
}

export function checkAttachments({ attachments, missingAttachments, channel }: TextFacts): CheckResult {
  if (attachments.length + missingAttachments === 0) return pass('attachments');
  const images = channel?.images;
  const max = images?.max ?? 0;
  if (!images || attachments.length > max)
    return stop('attachments', 'too_many_attachments', `Here ${max} images can be sent with a text.`, {
      count: attachments.length,
      max,
    });
  if (missingAttachments > 0 || attachments.some(({ state }) => state !== 'stored'))
    return stop(
      'attachments',
      'attachment_not_ready',
      'An attachment is not there (any more). Remove it or add it again.',
    );
  for (const { name, mimeType, sizeBytes } of attachments) {
    if (!images.mimeTypes.includes(mimeType))
      return stop('attachments', 'attachment_type_refused', `${name} is ${mimeType}, which cannot be sent here.`, {
        name,
        mimeType,
        allowed: images.mimeTypes,
      });
    if (sizeBytes > images.maxBytes)
      return stop('attachments', 'attachment_too_large', `${name} is too large for this network.`, {
        name,
        sizeBytes,
        maxBytes: images.maxBytes,
      });
  }
  const count = attachments.filter(({ alt }) => alt.trim() === '').length;
  if (count === 0) return pass('attachments');
  return warn('attachments', 'alt_text_missing', 'Images without a description say nothing to those who cannot see.', {
    count,
  });
}

/** The same text and images to the same person from the same account: stopped when just sent here, else a warning for a day. */
export function checkDuplicate({ same, attachments, text, now }: TextFacts): CheckResult {
  const key = (hashes: string[]) => [...hashes].sort().join(' ');
  const wanted = key(attachments.map(({ sha256 }) => sha256));
  const twins = same.filter(({ attachmentHashes }) => key(attachmentHashes) === wanted);
  const twin = twins.find(({ isHere }) => isHere) ?? twins[0];
  if (!twin) return pass('duplicate');
  const parameters = { at: twin.at.toISOString(), text };
  if (twin.isHere && now.getTime() - twin.at.getTime() < justSentMs)
    return stop('duplicate', 'same_just_sent', 'The very same answer was just sent to this person.', parameters);
  return warn('duplicate', 'same_sent_today', 'The very same answer was sent to this person today.', parameters);
}

/** Decided under the lock of the conversation's row, so of two at once the second sees the first. */
export function checkCollision({ answers, text }: TextFacts): CheckResult {
  const latest = answers.at(-1);
  if (!latest) return pass('collision');
  return stop(
    'collision',
    'answered_meanwhile',
    `${latest.agentName ?? 'Somebody else'} has answered meanwhile. Read it before you send yours.`,
    { answers: answers.map((answer) => ({ ...answer, at: answer.at.toISOString() })), yours: text },
  );
}

/** Lists everyone addressed; a name typed in the text of somebody who is not is pointed out. */
export function checkAddressees({ addressees, strangers, text, stage, channel }: TextFacts): CheckResult {
  if (strangers.length > 0)
    return stop('addressees', 'unknown_addressee', 'Somebody to be addressed is not in this thread.', { addressees });
  if (stage === 'private') return pass('addressees', { addressees });
  const known = new Set([...addressees.map(({ handle }) => handle), channel?.handle ?? ''].map(plainHandle));
  const handles = handlesIn(text).filter((handle) => !known.has(plainHandle(handle)));
  if (handles.length === 0) return pass('addressees', { addressees });
  const named = handles.map((handle) => `@${handle}`).join(', ');
  return warn('addressees', 'names_someone_else', `The text names ${named}, whom this answer does not address.`, {
    handles,
    addressees,
  });
}
