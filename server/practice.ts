import type { Sandbox } from '#sandbox/sandbox.ts';
import type { Context } from './context.ts';
import { connectChannel } from './features/channel/commands.ts';
import type { OnWorkspaceCreated } from './features/workspace/commands.ts';

/** Gives every practice workspace a brand on the sandbox network, with a few customers who wait for an answer. */
export function connectPractice(context: Context, sandbox: Sandbox): OnWorkspaceCreated {
  return async ({ id, name, kind, ownerId }) => {
    if (kind !== 'practice') return;
    const brand = sandbox.provisionBrand({ handle: handleFrom(name), name });
    const settings = { url: sandbox.url(), token: brand.token };
    await connectChannel(context, id, { kind: 'agent', id: ownerId }, { network: 'sandbox', settings });
    sandbox.welcome(brand.accountId);
  };
}

/** "Café Acme & Co." is @cafe_acme_co, because a handle knows no hyphen; a name without Latin letters is @brand. */
export function handleFrom(name: string): string {
  const latin = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (
    latin
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 30) || 'brand'
  );
}
