import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** What becomes of a mail that is handed over. */
export type Does =
  | 'takes'
  /** Takes it and falls silent before it says so. */
  | 'loses answer'
  /** Breaks off before it has it. */
  | 'loses request'
  /** Says no to the reader. */
  | { refuses: number; words: string };

export type Taken = { from: string; to: string; raw: Buffer };

export type Outgoing = {
  /** `127.0.0.1:PORT` of SMTP. */
  smtp: string;
  taken: Taken[];
  does: Does;
  close(): Promise<void>;
};

/** A mail server that takes mail from who signs in with this password; `keep` is what it does with its own copy. */
export async function startOutgoing(password: string, keep: (raw: Buffer) => Promise<void>): Promise<Outgoing> {
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    authMethods: ['PLAIN', 'LOGIN'],
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    onAuth: ({ username, password: given }, _session, done) =>
      given === password ? done(null, { user: username }) : done(new Error('No.')),
    onRcptTo: (_address, _session, done) => {
      const { does } = outgoing;
      if (typeof does !== 'object') return done();
      done(Object.assign(new Error(does.words), { responseCode: does.refuses }));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => void take(session, Buffer.concat(chunks), done));
    },
  });
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  async function take(session: SMTPServerSession, raw: Buffer, done: (error?: Error | null) => void) {
    if (outgoing.does === 'loses request') return hangUp();
    const [to] = session.envelope.rcptTo;
    const from = session.envelope.mailFrom;
    outgoing.taken.push({ raw, from: from ? from.address : '', to: to?.address ?? '' });
    await keep(raw);
    if (outgoing.does === 'loses answer') return hangUp();
    done();
  }
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const outgoing: Outgoing = {
    smtp: `127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    taken: [],
    does: 'takes',
    close: () => {
      hangUp();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return outgoing;
}
