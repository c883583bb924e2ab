import { expect, test } from 'vitest';
import type { ContactField } from '#contract/contact-field.ts';
import { valuesOf } from './values.ts';

const field = (change: Partial<ContactField>): ContactField => ({
  key: 'k',
  name: 'Order No',
  kind: 'text',
  choices: [],
  personal: false,
  archived: false,
  ...change,
});
const known = {
  customer: { name: 'Mila Keller', handle: 'mila.test' },
  agentName: 'Ana Maria Ruiz',
  workspaceName: 'Acme',
  channel: { handle: 'acme', network: 'Facebook', privateLink: 'https://m.me/7' },
  number: 12,
  fields: [field({})],
  fieldValues: { k: ' 47\n11 ' },
};

test('every variable has what is known of the conversation', () => {
  expect(Object.fromEntries(valuesOf(known))).toEqual({
    'customer.name': 'Mila Keller',
    'customer.first_name': 'Mila',
    'customer.handle': 'mila.test',
    'agent.name': 'Ana Maria Ruiz',
    'agent.first_name': 'Ana',
    'workspace.name': 'Acme',
    'channel.handle': 'acme',
    'channel.network': 'Facebook',
    'channel.private_link': 'https://m.me/7',
    'conversation.number': '12',
    'contact.order no': '47 11',
  });
});

test.each([
  ['🌸 Mila 🌸', 'Mila'],
  ['J. Peters', null],
  ['Dr. Peters', null],
  ['https://evil.test buy now', 'buy'],
  ['@everyone', null],
  ['[order number]', 'order'],
  ['{{agent.name}}', null],
  ['xX_99', null],
  ['', null],
  ['日向さくら', '日向さくら'],
  ['محمد علي', 'محمد'],
  ["D'Arcy O'Neill", "D'Arcy"],
  ['Mi\u202ela', 'Mila'],
])('somebody who calls themselves %s is addressed as %s', (name, first) => {
  const values = valuesOf({ ...known, customer: { name, handle: 'x' } });

  expect(values.get('customer.first_name')).toBe(first);
});

test('an API key has no name to sign with, and a yes or no no words', () => {
  const values = valuesOf({
    ...known,
    agentName: null,
    fields: [field({ kind: 'yes_no' }), field({ key: 'a', name: 'Old', archived: true })],
    fieldValues: { k: true, a: 'x' },
  });

  expect(values.get('agent.name')).toBeNull();
  expect([values.has('contact.order no'), values.has('contact.old')]).toEqual([false, false]);
});
