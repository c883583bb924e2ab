import { expect, test } from 'vitest';
import { failureOf } from '#connectors/conformance/tools.ts';
import { connectAs, settingsOf, startNetwork } from './session.ts';

test('the thirty-first sign-in within five minutes is told with the time from which the next is welcome', async () => {
  const network = await startNetwork({ rateLimits: true });
  try {
    const brand = await network.createAccount('brand-care');
    const settings = await settingsOf(network, brand);
    for (let n = 0; n < 30; n++) await signIn(network.pds, brand.handle, settings.password);

    const failure = await failureOf(connectAs(settings));

    const waitMs = (failure.retryAt?.getTime() ?? 0) - Date.now();
    expect(failure.kind).toBe('rate_limited');
    expect(waitMs).toBeGreaterThan(60_000);
    expect(waitMs).toBeLessThanOrEqual(300_000);
  } finally {
    await network.close();
  }
});

/** As connecting does, without what it asks the AppView next. */
async function signIn(pds: string, identifier: string, password: string): Promise<void> {
  const response = await fetch(`${pds}/xrpc/com.atproto.server.createSession`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identifier, password }),
  });
  expect(response.status).toBe(200);
}
