import { existsSync } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where Chromium stands on this machine; undefined for nowhere. */
export const chromiumPath = (): string | undefined => places.find((place) => existsSync(place));
