import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A storage as Amazon S3 is towards one bucket: it checks every signature (version 4) and the sum of what it is given. */
export type S3 = {
  environment: Record<string, string>;
  /** What stands in the bucket, by its name there. */
  objects: Map<string, Buffer>;
  /** How many of the next requests are answered with 503. */
  failNext(count: number): void;
  close(): Promise<void>;
};

const region = 'eu-central-1';
const keys = { access: 'AKIAEARSHOT', secret: 'a secret/key+of=storage' };
const bucket = 'attachments-of-acme';
const toleranceMs = 15 * 60_000;

export async function openS3(): Promise<S3> {
  const objects = new Map<string, Buffer>();
  let failing = 0;
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    if (failing > 0) {
      failing -= 1;
      return refuse(response, 503, 'SlowDown');
    }
    const wrong = wrongIn(request, body);
    if (wrong) return refuse(response, wrong === 'XAmzContentSHA256Mismatch' ? 400 : 403, wrong);
    const [, name, ...rest] = decodeURIComponent(new URL(request.url ?? '/', 'http://s3').pathname).split('/');
    if (name !== bucket) return refuse(response, 404, 'NoSuchBucket');
    answer(objects, request, response, { key: rest.join('/'), body });
  });
  // A machine that is busy for some seconds must not find its line closed.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    objects,
    environment: {
      EARSHOT_S3_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      EARSHOT_S3_BUCKET: bucket,
      EARSHOT_S3_REGION: region,
      EARSHOT_S3_ACCESS_KEY: keys.access,
      EARSHOT_S3_SECRET_KEY: keys.secret,
      EARSHOT_S3_PREFIX: 'earshot/',
    },
    failNext: (count) => {
      failing = count;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function answer(
  objects: Map<string, Buffer>,
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  { key, body }: { key: string; body: Buffer },
): void {
  const found = objects.get(key);
  if (method === 'PUT') {
    objects.set(key, body);
    response.writeHead(200, { etag: `"${hexOf(body)}"` }).end();
  } else if (method === 'DELETE') {
    objects.delete(key);
    response.writeHead(204).end();
  } else if (!found) {
    refuse(response, 404, 'NoSuchKey', method === 'HEAD');
  } else {
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
    const part = from === undefined ? found : found.subarray(Number(from), Number(to) + 1);
    const range = from === undefined ? {} : { 'content-range': `bytes ${from}-${to}/${found.length}` };
    response.writeHead(from === undefined ? 200 : 206, { 'content-length': part.length, ...range });
    response.end(method === 'HEAD' ? undefined : part);
  }
}

function refuse(response: ServerResponse, status: number, code: string, isHead = false): void {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml' }).end(isHead ? undefined : xml);
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const hexOf = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

/** The code with which the storage refuses a request; null when it is signed by who may. */
function wrongIn(request: IncomingMessage, body: Buffer): string | null {
  const { headers } = request;
  const [, access, scope = '', signed = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  if (access === undefined) return 'AccessDenied';
  if (access !== keys.access) return 'InvalidAccessKeyId';
  const at = String(headers['x-amz-date'] ?? '');
  const moment = at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  if (!(Math.abs(Date.parse(moment) - Date.now()) < toleranceMs)) return 'RequestTimeTooSkewed';
  if (scope !== `${at.slice(0, 8)}/${region}/s3/aws4_request`) return 'AuthorizationHeaderMalformed';
  const sum = String(headers['x-amz-content-sha256'] ?? '');
  if (sum !== 'UNSIGNED-PAYLOAD' && sum !== hexOf(body)) return 'XAmzContentSHA256Mismatch';
  const url = new URL(request.url ?? '/', 'http://s3');
  const names = signed.split(';');
  if (!names.includes('host') || !names.includes('x-amz-date')) return 'AccessDenied';
  const canonical = [
    request.method,
    url.pathname,
    url.search.slice(1),
    ...names.map((name) => `${name}:${String(headers[name] ?? '').trim()}`),
    '',
    signed,
    sum,
  ].join('\n');
  const text = ['AWS4-HMAC-SHA256', at, scope, hexOf(canonical)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>((before, word) => hmac(before, word), `AWS4${keys.secret}`);
  const wanted = hmac(key, text);
  return timingSafeEqual(wanted, Buffer.from(signature, 'hex')) ? null : 'SignatureDoesNotMatch';
}
