import { createSimulator, type Simulator } from './simulator.ts';

type Answered = { status: number; headers: Headers; body: unknown };
export type Api = (method: string, path: string, json?: object) => Promise<Answered>;

/** Speaks the API as one account, over real HTTP. */
export function apiAs(base: string, token: string): Api {
  return async (method, path, json) => {
    const reply = await fetch(`${base}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    const text = await reply.text();
    return { status: reply.status, headers: reply.headers, body: text.startsWith('{') ? JSON.parse(text) : text };
  };
}

/** A simulated X on a free port, patient enough for a test that asks often. */
export async function openSimulator(): Promise<Simulator> {
  const simulator = createSimulator({ file: ':memory:', now: () => new Date() });
  simulator.vary({ patience: 1000 });
  await simulator.listen(0);
  return simulator;
}

/** Says yes on the page that asks, as the person; where the browser is sent then. */
export async function sayYes(url: string, accountId: string, answer: 'allow' | 'deny' = 'allow'): Promise<URL> {
  const asked = new URL(url);
  const body = new URLSearchParams([...asked.searchParams, ['person', accountId], ['answer', answer]]);
  const reply = await fetch(new URL('/i/oauth2/authorize', asked), { method: 'POST', body, redirect: 'manual' });
  return new URL(reply.headers.get('location') ?? 'about:blank');
}
