import { createServer } from 'node:net';

/**
 * Below the ports that the system gives to whoever calls out: one of those may be anybody's again a moment later, and who
 * calls a program that is down may even be given its port and hear themselves.
 */
const [lowest, highest] = [20_000, 32_000];
/** Each process walks on from a place of its own, so that two hardly ever meet. */
let next = lowest + Math.floor(Math.random() * (highest - lowest));

/** A port nobody listens on, and which stays so until whoever asked listens there. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = next;
    next = port + 1 < highest ? port + 1 : lowest;
    if (await isFree(port)) return port;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
