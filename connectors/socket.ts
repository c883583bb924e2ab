import { WebSocket } from 'undici';
import { ConnectorError } from './connector-error.ts';
import { type Resolve, systemResolve, urlRefusal } from './guard.ts';
import { createAgent } from './http.ts';
import type { OpenSocket } from './session.ts';

export type SocketOptions = {
  /** True lets this machine be called, and without encryption: tests. */
  allowLoopback: boolean;
  userAgent: string;
  /** For tests of names that resolve to the inside. */
  resolve?: Resolve;
};

/** Our one way to a network's websockets; every address passes the guard of the other calls. */
export function createSockets(options: SocketOptions): { open: OpenSocket; close(): Promise<void> } {
  const { allowLoopback, userAgent } = options;
  const agent = createAgent(options.resolve ?? systemResolve, allowLoopback);
  const open: OpenSocket = (address, onText, signal) =>
    new Promise((done, fail) => {
      const url = URL.parse(address.replace(/^ws/i, 'http'));
      const refusal = url === null ? 'it is no address' : urlRefusal(url, allowLoopback);
      const { host = address } = url ?? {};
      if (refusal !== null) {
        fail(new ConnectorError('invalid_request', `Earshot will not call ${host}: ${refusal}.`));
        return;
      }
      if (signal.aborted) return done();
      const socket = new WebSocket(address, { dispatcher: agent, headers: { 'user-agent': userAgent } });
      let isOpen = false;
      // Who is gone need not wait for the other side's farewell.
      const end = () => {
        socket.close();
        done();
      };
      signal.addEventListener('abort', end, { once: true });
      socket.addEventListener('open', () => {
        isOpen = true;
      });
      socket.addEventListener('message', ({ data }) => {
        if (typeof data === 'string') onText(data);
      });
      socket.addEventListener('close', () => {
        signal.removeEventListener('abort', end);
        if (isOpen || signal.aborted) done();
        else fail(new ConnectorError('transient', `${host} opens no stream.`));
      });
    });
  return { open, close: () => agent.destroy() };
}
