import { expect, test } from 'vitest';
import { connectors } from './registry.ts';

test.each([
  ['facebook', 'https://m.me/1234'],
  ['instagram', 'https://ig.me/m/acme.shop'],
  ['x', 'https://x.com/messages/compose?recipient_id=1234'],
])('%s opens a private conversation by an address', (network, link) => {
  expect(linkOf(network, { externalId: '1234', handle: 'acme.shop' })).toBe(link);
});

test('WhatsApp is reached by the number alone', () => {
  expect(linkOf('whatsapp', { externalId: '1', handle: '+49 30 123-456' })).toBe('https://wa.me/4930123456');
});

test('where the network has none, none is given', () => {
  expect(linkOf('bluesky', { externalId: 'did:plc:1', handle: 'acme.test' })).toBeUndefined();
});

function linkOf(network: string, account: { externalId: string; handle: string }): string | undefined {
  return connectors.find((connector) => connector.network === network)?.privateLink?.(account);
}
