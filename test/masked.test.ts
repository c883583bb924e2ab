import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchEverything } from '#contract/search.ts';
import { startTestApp, type TestApp } from './app.ts';
import { anAgent, type TestAgent } from './factories/people.ts';
import { casesOf } from './walls/cases.ts';
import { keyOf, request } from './walls/request.ts';
import { aWorld, type World } from './walls/world.ts';

const card = '4111 1111 1111 1111';
/** Settings are given back word for word, to be edited; the audit is proven against what was recorded. */
const asItIs = /^GET \/api\/(policies|audit|saved-replies\/export)/;

let dataDir: string;
let app: TestApp;
let world: World;
let elsewhere: World;
let lead: TestAgent;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'earshot-masks-'));
  app = await startTestApp({ environment: { EARSHOT_DATA: dataDir } });
  world = await aWorld(app, card);
  elsewhere = await aWorld(app, 'Elsewhere');
  lead = await anAgent(app.context.db, world.workspaceId, { role: 'lead', name: 'Lea' });
});
afterAll(async () => {
  await app.close();
  rmSync(dataDir, { recursive: true });
});

/** Where a card number stands in clear, of all that can be read. */
async function shownTo(caller: TestAgent): Promise<string[]> {
  const cases = casesOf(world, elsewhere);
  const shown: string[] = [];
  for (const endpoint of app.fastify.endpoints) {
    if (endpoint.method !== 'GET' || asItIs.test(keyOf(endpoint))) continue;
    for (const one of cases[keyOf(endpoint)] ?? []) {
      const { text } = await request(app, endpoint, caller, one);
      if (text.includes(card)) shown.push(keyOf(endpoint));
    }
  }
  return [...new Set(shown)];
}

test('a card number is shown in clear nowhere to who may not see it, and everywhere to who may', async () => {
  expect(await shownTo(lead)).toEqual([]);
  expect((await shownTo(world.owner)).length).toBeGreaterThan(8);
});

test('what was found by its number is shown masked, with its last digits', async () => {
  const { body } = await app.call(lead, searchEverything, { query: { q: '1111' } });

  expect(JSON.stringify(body)).toContain('•••• •••• •••• 1111');
});
