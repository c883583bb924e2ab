import type { FileType } from '#connectors/limits.ts';
import { isFitted } from '#server/features/attachment/queries.ts';
import type { Check, Finding } from '../check.ts';
import type { AttachmentFacts, ChannelFacts, TextFacts } from '../facts.ts';
import { hint, pass, stop, warn } from '../verdict.ts';

export const attachments: Check = {
  name: 'attachments',
  of: 'texts',
  look({ attachments, missingAttachments, channel, policies }) {
    if (attachments.length + missingAttachments === 0) return pass();
    const refused = refuseNumber(attachments, channel);
    if (refused) return refused;
    if (missingAttachments > 0 || attachments.some(({ state }) => state !== 'stored'))
      return stop('attachment_not_ready', 'An attachment is not there (any more). Remove it or add it again.');
    const types = typesOf(channel);
    const fitted = attachments.filter((file) => isFitted(file, channel?.images));
    for (const { name, mimeType, sizeBytes } of attachments.filter((file) => !fitted.includes(file))) {
      const type = types.find((one) => one.mimeType === mimeType);
      if (!type)
        return stop('attachment_type_refused', `${name} is ${mimeType}, which cannot be sent here.`, {
          name,
          mimeType,
          allowed: types.map((one) => one.mimeType),
        });
      if (sizeBytes > type.maxBytes)
        return stop('attachment_too_large', `${name} is too large for this network.`, {
          name,
          sizeBytes,
          maxBytes: type.maxBytes,
        });
    }
    return [...describe(attachments, policies), ...fitted.map(tellFitted)];
  },
};

/** The person at the screen knows that what leaves is less than what they added. */
const tellFitted = ({ name }: AttachmentFacts): Finding =>
  hint('picture_made_to_fit', `${name} is sent as a smaller JPEG, as this network takes pictures.`, { name });

function describe(attachments: readonly AttachmentFacts[], policies: TextFacts['policies']): Finding[] {
  const count = attachments.filter(({ mimeType, alt }) => isPicture(mimeType) && alt.trim() === '').length;
  if (count === 0) return [pass()];
  const say = policies.words.body.accessible.altText === 'stop' ? stop : warn;
  return [say('alt_text_missing', 'Images without a description say nothing to those who cannot see.', { count })];
}

const isPicture = (mimeType: string) => mimeType.startsWith('image/');

function refuseNumber(attachments: readonly AttachmentFacts[], channel: ChannelFacts | null): Finding | null {
  const file = attachments.find(({ mimeType }) => !isPicture(mimeType));
  if (file && channel?.files && !channel.files.mixes)
    return attachments.length === 1
      ? null
      : stop('file_goes_alone', `${file.name} can only be sent without another file.`, { name: file.name });
  const max = channel?.images?.max ?? 0;
  if (attachments.length <= max) return null;
  return stop('too_many_attachments', `Here ${max} images can be sent with a text.`, {
    count: attachments.length,
    max,
  });
}

function typesOf(channel: ChannelFacts | null): FileType[] {
  const { mimeTypes = [], maxBytes = 0 } = channel?.images ?? {};
  return [...mimeTypes.map((mimeType) => ({ mimeType, maxBytes })), ...(channel?.files?.types ?? [])];
}
