import { expect, test } from 'vitest';
import { failureOf } from '#connectors/conformance/tools.ts';
import { connectAs, settingsOf, startNetwork } from './session.ts';

test('the thirty-first sign-in within five minutes is told with the time from which the next is welcome', async () => {
  const network = await startNetwork({ rateLimits: true });
  try {
    const brand = await network.createAccount('brand-care');
    const settings = await settingsOf(network, brand);
    for (let n = 0; n < 30; n++) await connectAs(settings);

    const failure = await failureOf(connectAs(settings));

    const waitMs = (failure.retryAt?.getTime() ?? 0) - Date.now();
    expect(failure.kind).toBe('rate_limited');
    expect(waitMs).toBeGreaterThan(60_000);
    expect(waitMs).toBeLessThanOrEqual(300_000);
  } finally {
    await network.close();
  }
});
