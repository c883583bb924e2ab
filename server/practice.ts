import type { Sandbox } from '#sandbox/sandbox.ts';
import { handleFrom } from './brand-handle.ts';
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
