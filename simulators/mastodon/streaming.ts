import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { notificationJson } from './json.ts';
import { listNotifications } from './notifications.ts';
import { readerByToken } from './reader.ts';
import type { Server } from './store.ts';
import { getVariants } from './variants.ts';

/** RFC 6455: what the server's answer is made of. */
const protocolId = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const textFrame = 0x81;
const closeFrame = 0x88;

type Line = { socket: Socket; accountId: string; told: number };

/** The user stream over a websocket: each notification as it comes. Of what the reader sends only a farewell is looked at. */
export function createStreaming(server: Server) {
  const lines = new Set<Line>();

  const newest = (accountId: string) => listNotifications(server, accountId)[0]?.id ?? 0;
  return {
    open(request: IncomingMessage, socket: Socket): void {
      const url = new URL(request.url ?? '/', 'http://here');
      const token =
        url.searchParams.get('access_token') ?? /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
      const key = request.headers['sec-websocket-key'];
      const isHere = url.pathname === '/api/v1/streaming' && getVariants(server).streaming !== 'missing';
      const accountId = accountOf(server, token);
      if (!isHere || accountId === null || key === undefined) {
        const status = isHere ? '401 Unauthorized' : '404 Not Found';
        socket.end(`HTTP/1.1 ${status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
        return;
      }
      const accept = createHash('sha1')
        .update(key + protocolId)
        .digest('base64');
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`,
      );
      const line = { socket, accountId, told: newest(accountId) };
      lines.add(line);
      socket.on('close', () => lines.delete(line)).on('error', () => lines.delete(line));
      socket.on('data', (data: Buffer) => isFarewell(data) && socket.end());
    },
    /** Tells each open line what is new for its account. */
    tick(): void {
      for (const line of lines) {
        const fresh = listNotifications(server, line.accountId).filter(({ id }) => id > line.told);
        for (const one of fresh.toReversed()) {
          const payload = JSON.stringify(notificationJson(server, one));
          line.socket.write(frame(textFrame, JSON.stringify({ stream: ['user'], event: 'notification', payload })));
          line.told = one.id;
        }
      }
    },
    /** Breaks every line off, as a restart of the server would. */
    drop(): void {
      for (const { socket } of lines) socket.destroy();
      lines.clear();
    },
    close(): void {
      for (const { socket } of lines) socket.end(frame(closeFrame, ''));
      lines.clear();
    },
    count: () => lines.size,
  };
}

const isFarewell = (data: Buffer): boolean => data[0] === closeFrame;

function accountOf(server: Server, token: string): string | null {
  try {
    return readerByToken(server, token).account.id;
  } catch {
    return null;
  }
}

function frame(kind: number, text: string): Buffer {
  const body = Buffer.from(text);
  if (body.length < 126) return Buffer.concat([Buffer.from([kind, body.length]), body]);
  if (body.length < 65_536) return Buffer.concat([Buffer.from([kind, 126, body.length >> 8, body.length & 255]), body]);
  const head = Buffer.alloc(10);
  head.writeUInt8(kind);
  head.writeUInt8(127, 1);
  head.writeBigUInt64BE(BigInt(body.length), 2);
  return Buffer.concat([head, body]);
}
