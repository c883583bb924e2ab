import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** One request with all its bytes, made beforehand: what is measured shares the machine with whoever asks. */
export type Call = Buffer;

/** A POST of these bytes. */
export function callOf(url: URL, headers: Record<string, string>, body: Buffer): Call {
  const lines = [
    `POST ${url.pathname} HTTP/1.1`,
    `host: ${url.host}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), body]);
}

/**
 * Sends all calls over that many connections, one at a time on each. Answers milliseconds from the first call to the last
 * answer; throws for an answer that is not 200.
 */
export async function callAll(url: URL, connections: number, calls: readonly Call[]): Promise<number> {
  const sockets = await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
      await once(socket, 'connect');
      return socket;
    }),
  );
  try {
    const started = performance.now();
    let next = 0;
    await Promise.all(sockets.map((socket) => callInTurn(socket, () => calls[next++])));
    return performance.now() - started;
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

function callInTurn(socket: Socket, nextCall: () => Call | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const end = (error?: Error) => {
      socket.off('data', onData).off('error', end).off('close', onClose);
      if (error) reject(error);
      else resolve();
    };
    const onClose = () => end(new Error('The server closed the connection.'));
    const goOn = () => {
      const call = nextCall();
      answer = '';
      if (call) socket.write(call);
      else end();
    };
    const onData = (bytes: Buffer) => {
      answer += bytes.toString('latin1');
      if (!isWhole(answer)) return;
      if (answer.startsWith('HTTP/1.1 200 ')) goOn();
      else end(new Error(`The server answered: ${answer.slice(0, 500)}`));
    };
    socket.on('data', onData).once('error', end).once('close', onClose);
    goOn();
  });
}

/** Whether all of an answer has arrived, by its `content-length` or as the one chunk that short answers are. */
function isWhole(answer: string): boolean {
  const headEnds = answer.indexOf('\r\n\r\n');
  if (headEnds < 0) return false;
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(answer) ?? [];
  return length === undefined ? answer.endsWith('0\r\n\r\n') : answer.length >= headEnds + 4 + Number(length);
}
