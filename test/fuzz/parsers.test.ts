import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomFrom } from '#cli/seed/random.ts';
import { connectors } from '#connectors/registry.ts';
import { newId } from '#server/db/id.ts';
import { drainDeliveries } from '#server/features/intake/drain.ts';
import { type Arrival, journalArrivals } from '#server/features/intake/journal.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aWorkspace } from '#test/factories/people.ts';
import { hostileShapes } from './hostile.ts';
import { findFault } from './judge.ts';
import { mutate } from './mutate.ts';
import { readSeeds, toBytes } from './seeds.ts';

/** `npm run fuzz` tries a hundred thousand, and shapes of 10 MB. */
const many = 500;
const stored = 150;
const largeBytes = 200_000;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** Where something is delivered. */
const delivered = connectors.filter(({ isByHand }) => !isByHand);

describe.each(delivered.map((connector) => ({ network: connector.network, connector })))(
  '$network',
  ({ connector }) => {
    const { account, documents } = readSeeds(connector);
    const mutated = (n: number) => {
      const random = randomFrom(1, connector.network, n);
      return mutate(random.pick(documents), random);
    };

    test('its own deliveries become items', async () => {
      const parsed = await Promise.all(documents.map(async (one) => connector.parse(toBytes(one), account)));

      expect(parsed.flatMap(({ items }) => items)).not.toEqual([]);
    });

    test('whatever is changed in a delivery, it is read or shown as unknown', async () => {
      const faults: string[] = [];
      for (let n = 0; n < many; n += 1) {
        const fault = await findFault(connector, account, mutated(n));
        if (fault !== null) faults.push(`delivery ${n}: ${fault}`);
      }
      expect(faults).toEqual([]);
    });

    test('no shape that was made to hurt is slow or lost', async () => {
      for (const document of documents.slice(0, 1))
        for (const { name, body } of hostileShapes(document, largeBytes))
          expect([name, await findFault(connector, account, body)]).toEqual([name, null]);
    });

    test('each stands in the ledger, and none breaks what is stored with it', async () => {
      const workspaceId = await aWorkspace(app.context.db);
      const channel = {
        ...{ workspace_id: workspaceId, id: newId(), network: connector.network, origin: connector.network },
        ...{ external_id: account.externalId, handle: account.handle, name: account.handle },
        ...{ state: 'connected', connected_at: app.context.now() },
      };
      await app.context.db.inWorkspace(workspaceId, async (tx) => {
        await tx.insertInto('channel').values(channel).execute();
        const arrivals = Array.from(
          { length: stored },
          (_, n): Arrival => ({
            ...{ channelId: channel.id, appId: null, network: connector.network },
            ...{ source: 'webhook', body: mutated(n) },
          }),
        );
        await journalArrivals(tx, arrivals, app.context.now());
      });

      await drainDeliveries(app.context, workspaceId);

      const { rows } = await app.context.db.inWorkspace(workspaceId, (tx) =>
        sql<{ state: string; broken: number; unseen: number }>`
        select d.state, count(*) filter (where d.error like 'Storing it failed%')::int as broken,
          count(*) filter (where i.delivery_id is null)::int as unseen
        from delivery d left join lateral (
          select delivery_id from delivery_item i where i.workspace_id = d.workspace_id and i.delivery_id = d.id limit 1
        ) i on true
        group by d.state`.execute(tx),
      );
      expect(rows.filter(({ state, broken, unseen }) => state === 'pending' || broken > 0 || unseen > 0)).toEqual([]);
    });
  },
);
