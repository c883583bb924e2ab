import { ConnectorError } from '../connector-error.ts';
import { ApiError, type Caller, call } from './api.ts';
import { Instance } from './shapes.ts';

/** What is kept of a server with the channel; all of it is text. */
export type InstanceSettings = {
  /** Its address, without a slash at the end. */
  base: string;
  /** The name after the second @ of its accounts, which may differ from the address. */
  domain: string;
  maxCharacters: string;
  maxImages: string;
  imageBytes: string;
  /** Wide times high. */
  imagePixels: string;
  /** Separated by spaces. */
  imageTypes: string;
  /** Of films and sounds. */
  recordingBytes: string;
  recordingTypes: string;
  /** Where it says that it streams; empty when it does not say. */
  streamingUrl: string;
};

/** `example.social`, `@acme@example.social` or a whole address, as people type it. Throws `invalid_request`. */
export function baseOf(typed: string): string {
  const text = typed.trim().replace(/^@?[^@/\s]+@(?=[^/@\s]+$)/, '');
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  const isUsable =
    url !== null && url.hostname !== '' && url.username === '' && url.password === '' && !/\s/.test(text);
  if (isUsable) return url.origin;
  throw new ConnectorError('invalid_request', `“${typed}” is no server. Its name looks like example.social.`);
}

export const defaults = {
  characters: 500,
  images: 4,
  imageBytes: 16_777_216,
  imagePixels: 33_177_600,
  recordingBytes: 103_809_024,
} as const;
export const usualImageTypes = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];
export const usualRecordingTypes = [
  'video/mp4',
  'video/webm',
  'video/quicktime',
  'audio/mpeg',
  'audio/mp4',
  'audio/ogg',
];

/** Reads what the server is and accepts. Throws ConnectorError, also when something else answers there. */
export async function readInstance(caller: Caller): Promise<InstanceSettings> {
  const instance = await ask(caller);
  const { configuration, max_toot_chars } = instance;
  const { statuses, media_attachments: media, urls } = configuration ?? {};
  const types = media?.supported_mime_types ?? [...usualImageTypes, ...usualRecordingTypes];
  const imageTypes = types.filter((type) => type.startsWith('image/'));
  const host = new URL(caller.base).host;
  return {
    base: caller.base,
    domain: nameOf(instance) ?? host,
    maxCharacters: String(statuses?.max_characters ?? max_toot_chars ?? defaults.characters),
    maxImages: String(statuses?.max_media_attachments ?? defaults.images),
    imageBytes: String(media?.image_size_limit ?? defaults.imageBytes),
    imagePixels: String(media?.image_matrix_limit ?? defaults.imagePixels),
    imageTypes: (imageTypes.length > 0 ? imageTypes : usualImageTypes).join(' '),
    recordingBytes: String(media?.video_size_limit ?? defaults.recordingBytes),
    recordingTypes: types.filter((type) => usualRecordingTypes.includes(type)).join(' '),
    streamingUrl: urls?.streaming ?? instance.urls?.streaming_api ?? '',
  };
}

async function ask(caller: Caller): Promise<Instance> {
  try {
    return await call(caller, { method: 'GET', path: '/api/v2/instance', reply: Instance });
  } catch (error) {
    const isUnknown = error instanceof ApiError && [400, 404, 405, 501].includes(error.status);
    if (!isUnknown) throw error;
  }
  try {
    return await call(caller, { method: 'GET', path: '/api/v1/instance', reply: Instance });
  } catch (error) {
    if (!(error instanceof ConnectorError && error.kind === 'gone')) throw error;
    const { host } = new URL(caller.base);
    throw new ConnectorError('invalid_request', `${host} does not answer like a Mastodon server. Check its name.`, {
      cause: error,
    });
  }
}

/** Some give a whole address for a name. */
function nameOf({ domain, uri }: Instance): string | undefined {
  const told = (domain ?? uri)?.trim().toLowerCase();
  if (!told) return undefined;
  const address = /^https?:\/\//.test(told) ? told : `https://${told}`;
  return URL.canParse(address) ? new URL(address).host : undefined;
}
