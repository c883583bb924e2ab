import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { beginFace, endFace, faces } from './faces.ts';
import { joinAsAgent, setUp, startFresh } from './program.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
let owner: Page & { complaints: string[] };
let agent: Page & { complaints: string[] };
beforeAll(async () => {
  [program, browser] = await Promise.all([startFresh(), launchBrowser()]);
  [owner, agent] = await Promise.all([openPage(browser), openPage(browser)]);
  await setUp(owner, program);
  await joinAsAgent(owner, agent, program.url);
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
});

/** Drawn by the one editor of policies: what the priority matrix shows while it loads or fails they show too. */
const drawnAlike = new Set([
  'routing',
  'calendars',
  'clocks',
  'escalation',
  'authority',
  'words',
  'out-of-hours',
  'requests-rules',
  'emerging-settings',
  'themes',
]);

/** By the person: an agent has fewer pages to go to. */
const seen = { owner: new Set<string>(), agent: new Set<string>() };

describe.each(faces)('$name', (face) => {
  const { name, show } = face;
  const pages = name === 'forbidden' ? face.pages : face.pages.filter((one) => !drawnAlike.has(one.name));
  const page = () => (name === 'forbidden' ? agent : owner);
  beforeAll(() => beginFace(page(), program.url, face));
  afterAll(() => endFace(page()));

  test.each(pages)('$name says so, accessibly, and nothing breaks', async ({ name: where, path }) => {
    await show(page(), path);

    await expectAccessible(page(), `${where}, ${name}`, { seen: seen[name === 'forbidden' ? 'agent' : 'owner'] });
    expect(page().complaints).toEqual([]);
  });
});
