import { createSimulator, type Simulator } from './simulator.ts';

export type Opened = Simulator & { appId: string; appSecret: string; ownerId: string; pageId: string };

/** A simulated Facebook on a port of its own with one app of ours and one page; it tells of news when asked to. */
export async function openSimulator(now: () => Date = () => new Date()): Promise<Opened> {
  const simulator = createSimulator({ file: ':memory:', now, delivers: false });
  await simulator.listen(0);
  const app = simulator.app('Earshot');
  const owner = simulator.person('Olga Owner');
  const page = simulator.page('Acme', owner.id);
  return { ...simulator, appId: app.id, appSecret: app.secret, ownerId: owner.id, pageId: page.id };
}

/** Says yes in the dialog to which an app sent a person; answers where the browser is sent. */
export async function authorise(url: string, personId: string, answer: 'allow' | 'deny' = 'allow'): Promise<URL> {
  const asked = new URL(url);
  const form = new URLSearchParams([...asked.searchParams, ['person', personId], ['answer', answer]]);
  const reply = await fetch(asked, { method: 'POST', body: form, redirect: 'manual' });
  return new URL(reply.headers.get('location') ?? 'about:blank');
}
