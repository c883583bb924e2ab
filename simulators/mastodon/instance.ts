import { Refusal } from '#sandbox/network.ts';
import type { Answer } from '#sandbox/router.ts';
import { mediaTypes } from './media.ts';
import type { Server } from './store.ts';
import { getVariants } from './variants.ts';

function configuration(server: Server) {
  const { maxCharacters, streaming } = getVariants(server);
  const own = server.baseUrl().replace(/^http/, 'ws');
  const told = streaming === 'wrong_scheme' ? own.replace(/^ws:/, 'wss:') : own;
  return {
    streaming: told,
    statuses: { max_characters: maxCharacters, max_media_attachments: 4, characters_reserved_per_url: 23 },
    media_attachments: {
      supported_mime_types: mediaTypes,
      image_size_limit: 16_777_216,
      image_matrix_limit: 33_177_600,
      video_size_limit: 103_809_024,
      description_limit: 1500,
    },
  };
}

export function instanceV1(server: Server) {
  const { streaming, ...rest } = configuration(server);
  return {
    uri: server.domain,
    title: 'Simulated',
    version: '4.6.0',
    urls: { streaming_api: streaming },
    configuration: rest,
  };
}

export function instanceV2(server: Server): Answer {
  if (getVariants(server).onlyInstanceV1) throw new Refusal(404, 'not_found', 'Not Found');
  const { streaming, ...rest } = configuration(server);
  return {
    body: {
      ...{ domain: server.domain, title: 'Simulated', version: '4.6.0', api_versions: { mastodon: 7 } },
      configuration: { urls: { streaming }, ...rest },
    },
  };
}
