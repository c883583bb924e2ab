import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { type FileStore, placeOf, sha256Of, smallPlaceOf } from './store.ts';

/** A bucket of a storage that speaks the protocol of Amazon S3. */
export type Bucket = {
  /** Such as https://s3.eu-central-1.amazonaws.com */
  endpoint: string;
  bucket: string;
  region: string;
  accessKey: string;
  secretKey: string;
  /** What each name in the bucket begins with, such as `earshot/`. */
  prefix: string;
};

const timeoutMs = 60_000;
const mostRetries = 3;

/** Files in a bucket. The bucket is named in the path, which every such storage understands. */
export function s3Store({ endpoint, bucket, region, accessKey, secretKey, prefix }: Bucket): FileStore {
  const client = new AwsClient({
    ...{ accessKeyId: accessKey, secretAccessKey: secretKey, region, service: 's3', retries: mostRetries },
  });
  const base = `${endpoint.replace(/\/+$/, '')}/${encodeURIComponent(bucket)}/`;
  const ask = (method: 'GET' | 'HEAD' | 'PUT' | 'DELETE', place: string, more: RequestInit = {}) =>
    client.fetch(base + prefix + place, { method, signal: AbortSignal.timeout(timeoutMs), ...more });
  const get = async (place: string, headers: Record<string, string> = {}) => {
    const answer = await ask('GET', place, { headers });
    if (answer.ok) return answer;
    const refusal = await refusalOf('read', answer);
    if (answer.status === 404) return null;
    throw refusal;
  };
  const put = async (place: string, bytes: Uint8Array, sha256: string) => {
    // The storage compares what arrives with this, so that half a file is never kept.
    const headers = { 'content-type': 'application/octet-stream', 'x-amz-content-sha256': sha256 };
    const answer = await ask('PUT', place, { body: Uint8Array.from(bytes), headers });
    if (!answer.ok) throw await refusalOf('kept', answer);
  };
  return {
    keep: async (workspaceId, bytes) => {
      const sha256 = sha256Of(bytes);
      const place = placeOf(workspaceId, sha256);
      const known = await ask('HEAD', place);
      if (known.ok && Number(known.headers.get('content-length')) === bytes.length) return sha256;
      await put(place, bytes, sha256);
      return sha256;
    },
    keepSmall: (workspaceId, sha256, bytes) => put(smallPlaceOf(workspaceId, sha256), bytes, sha256Of(bytes)),
    readSmall: async (workspaceId, sha256) => {
      const answer = await get(smallPlaceOf(workspaceId, sha256));
      return answer && new Uint8Array(await answer.arrayBuffer());
    },
    read: async (workspaceId, sha256) => {
      const answer = await get(placeOf(workspaceId, sha256));
      if (!answer) throw new Error(`The file ${sha256} is no longer in the bucket.`);
      return new Uint8Array(await answer.arrayBuffer());
    },
    stream: async (workspaceId, sha256, range) => {
      const headers = range ? { range: `bytes=${range.start}-${range.end}` } : undefined;
      const answer = await get(placeOf(workspaceId, sha256), headers);
      // The same stream under the name that Node has for it.
      return answer?.body ? Readable.fromWeb(answer.body as ReadableStream) : null;
    },
    delete: async (workspaceId, sha256) => {
      for (const place of [smallPlaceOf(workspaceId, sha256), placeOf(workspaceId, sha256)]) {
        const answer = await ask('DELETE', place);
        if (!answer.ok && answer.status !== 404) throw await refusalOf('deleted', answer);
      }
    },
  };
}

/** The storage's own words name the mistake: SignatureDoesNotMatch, AccessDenied, NoSuchBucket. */
async function refusalOf(what: string, answer: Response): Promise<Error> {
  const [, code] = /<Code>([^<]*)<\/Code>/.exec(await answer.text()) ?? [];
  const said = code === undefined ? `${answer.status}` : `${answer.status}, ${code}`;
  return new Error(`A file could not be ${what} in the storage (${said}); check EARSHOT_S3_*.`);
}
