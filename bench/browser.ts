import { type Browser, chromium } from 'playwright-core';
import { chromiumPath } from '#test/chromium.ts';

/** A page in the background is measured like one in front. */
const flags = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
];

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: flags });
}
