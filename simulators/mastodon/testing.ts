import { createSimulator, type Simulator } from './simulator.ts';

type Answered = { status: number; headers: Headers; body: unknown };
export type Api = (method: string, path: string, json?: object, headers?: Record<string, string>) => Promise<Answered>;

/** Speaks the server's API as one account, over real HTTP. */
export function apiAs(base: string, token?: string): Api {
  return async (method, path, json, headers = {}) => {
    const reply = await fetch(`${base}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      redirect: 'manual',
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    const text = await reply.text();
    return {
      status: reply.status,
      headers: reply.headers,
      body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
    };
  };
}

/** A simulated server on a port of its own that nobody is counted out of, with one person for each name. */
export async function openSimulator(domain = 'our.example', now = () => new Date()): Promise<Simulator> {
  const simulator = createSimulator({ file: ':memory:', domain, now });
  await simulator.listen(0);
  simulator.vary({ callLimit: 1_000_000 });
  return simulator;
}

/** Says yes on the page to which an app sent a person, as that person; answers where the browser is sent, or the code shown. */
export async function authorise(
  url: string,
  accountId: string,
): Promise<{ location: URL | null; code: string | null }> {
  const page = await (await fetch(url)).text();
  const hidden = [...page.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    unescaped(value),
  ]);
  const form = new URLSearchParams([
    ...hidden.filter(([name]) => name !== 'answer'),
    ['person', accountId],
    ['answer', 'allow'],
  ]);
  const reply = await fetch(new URL('/oauth/authorize', url), { method: 'POST', body: form, redirect: 'manual' });
  const location = reply.headers.get('location');
  const [, shown] = /<code>([^<]+)<\/code>/.exec(await reply.text()) ?? [];
  return { location: location === null ? null : new URL(location), code: shown ?? null };
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
