import { createHmac } from 'node:crypto';

/** With the app's API key secret over the bytes as they are. */
export const signature = (secret: string, bytes: string): string =>
  `sha256=${createHmac('sha256', secret).update(bytes).digest('base64')}`;
