import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export type Mail = {
  to: string[];
  header(name: string): string;
  /** Everything, read as it was written (quoted-printable). */
  text: string;
};
/** `silence`: it takes the whole message and hangs up without a word. */
export type MailAnswer = 'ok' | 'busy' | 'reject' | 'silence';

/** A real mail server that keeps what it gets and answers as it is told. Who signs in is `relay` with `secret`. */
export async function startMailServer(host = '127.0.0.1'): Promise<{
  port: number;
  mails: Mail[];
  answer(next: MailAnswer): void;
  close(): Promise<void>;
}> {
  const mails: Mail[] = [];
  let next: MailAnswer = 'ok';
  const sockets = new Set<{ destroy(): void }>();
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      username === 'relay' && password === 'secret'
        ? done(null, { user: username })
        : done(new Error('Wrong password')),
    onRcptTo: (_address, _session, done) => {
      if (next === 'reject') done(Object.assign(new Error('No such person'), { responseCode: 550 }));
      else if (next === 'busy') done(Object.assign(new Error('Try later'), { responseCode: 451 }));
      else done();
    },
    onData: async (stream, { envelope }, done) => {
      const raw = (await buffer(stream)).toString('utf8');
      mails.push({
        to: envelope.rcptTo.map(({ address }) => address),
        text: decoded(raw),
        header: (name) =>
          new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'mi').exec(raw)?.[1]?.replaceAll(/\r\n\s+/g, ' ') ?? '',
      });
      if (next === 'silence') for (const socket of sockets) socket.destroy();
      else done();
    },
  });
  server.server.on('connection', (socket) => sockets.add(socket));
  server.on('error', () => {});
  await new Promise<void>((done) => server.listen(0, host, done));
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    answer: (how) => {
      next = how;
    },
    close: () => new Promise((done) => server.close(done)),
  };
}

function decoded(raw: string): string {
  const joined = raw.replaceAll(/=\r\n/g, '');
  return joined.replaceAll(/(?:=[0-9A-F]{2})+/g, (bytes) =>
    Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'),
  );
}
