import { existsSync } from 'node:fs';

/** The shell first: it draws no window around its pages, and costs half of what the whole browser does. */
const places = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Where Chromium stands on this machine; undefined for nowhere. */
export const chromiumPath = (): string | undefined => places.find((place) => existsSync(place));

export const hasShell = (): boolean => chromiumPath() === places[0];
