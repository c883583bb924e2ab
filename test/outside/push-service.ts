import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type Pushed = {
  message: Record<string, unknown>;
  headers: Record<string, string>;
  /** The key that proved itself (VAPID, RFC 8292). */
  key: string;
};
type Browser = { endpoint: string; keys: { p256dh: string; auth: string } };

/**
 * A push service (RFC 8030) with the browsers behind it: it takes a message only from who proves to hold the key it
 * subscribed for, and the browser reads it with its own keys (RFC 8291, aes128gcm).
 */
export async function startPushService(host = '127.0.0.1'): Promise<{
  pushed: Pushed[];
  /** A browser that lets the holder of this key write to it. */
  subscribe(applicationServerKey: string): Browser;
  /** The browser is gone: 410 from here on. */
  unsubscribe(browser: Browser): void;
  answer(status: number): void;
  close(): Promise<void>;
}> {
  const pushed: Pushed[] = [];
  const browsers = new Map<string, { key: string; pair: ReturnType<typeof createECDH>; auth: Buffer }>();
  let status = 201;
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const browser = browsers.get(request.url ?? '');
    if (status !== 201 || !browser) return response.writeHead(browser ? status : 410).end();
    const key = provenKey(String(request.headers.authorization), `http://${request.headers.host}`);
    if (key !== browser.key || request.headers['content-encoding'] !== 'aes128gcm')
      return response.writeHead(403).end();
    const message = JSON.parse(decrypt(body, browser.pair, browser.auth).toString('utf8'));
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
    pushed.push({ message, headers: Object.fromEntries(headers), key });
    response.writeHead(201, { location: `${request.url}/1` }).end();
  });
  // A machine that is busy for some seconds must not find its line closed.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((done) => server.listen(0, host, done));
  const { port } = server.address() as AddressInfo;
  const url = `http://${host}:${port}`;
  return {
    pushed,
    subscribe: (key) => {
      const pair = createECDH('prime256v1');
      const p256dh = pair.generateKeys('base64url');
      const auth = randomBytes(16);
      const path = `/push/${randomBytes(12).toString('hex')}`;
      browsers.set(path, { key, pair, auth });
      return { endpoint: url + path, keys: { p256dh, auth: auth.toString('base64url') } };
    },
    unsubscribe: ({ endpoint }) => void browsers.delete(new URL(endpoint).pathname),
    answer: (next) => {
      status = next;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** `vapid t=<jwt>, k=<key>`; throws when the token is not signed with that key, is for another service, or is too old. */
function provenKey(authorization: string, audience: string): string {
  const [, token = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }, format: 'jwk' });
  const said = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'));
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isSigned || said.aud !== audience || said.exp * 1_000 > Date.now() + 86_400_000) throw new Error('Not proven.');
  return key;
}

/** RFC 8188 with the keys of RFC 8291, one record. */
function decrypt(body: Buffer, pair: ReturnType<typeof createECDH>, auth: Buffer): Buffer {
  const salt = body.subarray(0, 16);
  const senderKey = body.subarray(21, 21 + (body[20] ?? 0));
  const sealed = body.subarray(21 + senderKey.length);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), senderKey]);
  const shared = Buffer.from(hkdfSync('sha256', pair.computeSecret(senderKey), auth, info, 32));
  const key = Buffer.from(hkdfSync('sha256', shared, salt, 'Content-Encoding: aes128gcm\0', 16));
  const nonce = Buffer.from(hkdfSync('sha256', shared, salt, 'Content-Encoding: nonce\0', 12));
  const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  // The last record ends with 2 and padding.
  return plain.subarray(0, plain.lastIndexOf(2));
}
