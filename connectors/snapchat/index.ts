import { byHand } from '../by-hand.ts';

/** Snapchat has no way for a business to read or answer its messages by program. */
export const snapchat = byHand({
  network: 'snapchat',
  label: 'Snapchat',
  mark: { letters: 'Sc', color: '#6b6200' },
});
