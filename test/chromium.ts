import { existsSync } from 'node:fs';

const shell = '/usr/bin/chromium-headless-shell';
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where Chromium stands on this machine; undefined for nowhere. */
export const chromiumPath = (): string | undefined => places.find((place) => existsSync(place));

/** The browser of the tests: Chromium without the window that nobody sees, which costs two thirds, or else the whole. */
export const testBrowserPath = (): string | undefined => (hasShell() ? shell : chromiumPath());

export const hasShell = (): boolean => existsSync(shell);
