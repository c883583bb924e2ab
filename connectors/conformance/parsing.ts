import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { World } from '../conformance-world.ts';
import { ConnectorError } from '../connector-error.ts';
import { damage } from './faults.ts';
import { failureOf, type Tools } from './tools.ts';

/** Whatever the bytes: items, skipped, or a refusal. Runs after `receiving`, whose deliveries it damages. */
export function parsing(tools: Tools, world: () => World): void {
  const { seenBodies, parse } = tools;
  describe('parsing', () => {
    const orRefuses = async (body: Uint8Array) => {
      try {
        const { items, skipped } = await parse(body);
        for (const item of items) expect(item.externalId).toBeTruthy();
        for (const one of skipped) expect(one.reason).toBeTruthy();
      } catch (error) {
        if (!(error instanceof ConnectorError)) throw error;
        expect(error.kind).toBe('invalid_request');
      }
    };

    test('an unknown kind is passed over and reported', async () => {
      const { items, skipped } = await parse(world().unknownDelivery);

      expect(items).toEqual([]);
      expect(skipped[0]?.reason).toMatch(/unknown kind: \S/);
    });

    test.each(['', 'no json', '{', 'null', '[]', '42', '{"a":1}', '\u0000\u0001'])(
      '%j is no delivery',
      async (text) => {
        const error = await failureOf(parse(new TextEncoder().encode(text)));

        expect(error.kind).toBe('invalid_request');
      },
    );

    test('no bytes and no JSON make it fail in another way', async () => {
      await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), orRefuses));
      const encoded = fc.json({ maxDepth: 5 }).map((json) => new TextEncoder().encode(json));
      await fc.assert(fc.asyncProperty(encoded, orRefuses));
    });

    test('nor does real content with one value replaced', async () => {
      const documents = seenBodies.slice(0, 40).map((body): unknown => JSON.parse(new TextDecoder().decode(body)));
      expect(documents.length).toBeGreaterThan(0);
      const pick = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...documents), pick, fc.jsonValue(), (json, way, value) =>
          orRefuses(new TextEncoder().encode(JSON.stringify(damage(json, way, value)) ?? '')),
        ),
        { numRuns: 500 },
      );
    });
  });
}
