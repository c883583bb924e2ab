import type { Check } from '../check.ts';
import { pass, stop, warn } from '../verdict.ts';

export const attachments: Check = {
  name: 'attachments',
  of: 'texts',
  look({ attachments, missingAttachments, channel, policies }) {
    if (attachments.length + missingAttachments === 0) return pass();
    const images = channel?.images;
    const max = images?.max ?? 0;
    if (!images || attachments.length > max)
      return stop('too_many_attachments', `Here ${max} images can be sent with a text.`, {
        count: attachments.length,
        max,
      });
    if (missingAttachments > 0 || attachments.some(({ state }) => state !== 'stored'))
      return stop('attachment_not_ready', 'An attachment is not there (any more). Remove it or add it again.');
    for (const { name, mimeType, sizeBytes } of attachments) {
      if (!images.mimeTypes.includes(mimeType))
        return stop('attachment_type_refused', `${name} is ${mimeType}, which cannot be sent here.`, {
          name,
          mimeType,
          allowed: images.mimeTypes,
        });
      if (sizeBytes > images.maxBytes)
        return stop('attachment_too_large', `${name} is too large for this network.`, {
          name,
          sizeBytes,
          maxBytes: images.maxBytes,
        });
    }
    const count = attachments.filter(({ alt }) => alt.trim() === '').length;
    if (count === 0) return pass();
    const say = policies.words.body.accessible.altText === 'stop' ? stop : warn;
    return say('alt_text_missing', 'Images without a description say nothing to those who cannot see.', {
      count,
    });
  },
};
