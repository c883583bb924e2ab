import fc from 'fast-check';
import { expect, test } from 'vitest';
import { luhn } from './check-digits.ts';
import { findPersonalData, findSecretData } from './find.ts';

const read = (text: string) => findPersonalData(text).map(({ kind, from, to }) => `${kind} ${text.slice(from, to)}`);

test.each([
  ['4111 1111 1111 1111', 'card 4111 1111 1111 1111'],
  ['my card:4111-1111-1111-1111.', 'card 4111-1111-1111-1111'],
  ['5555555555554444 thanks', 'card 5555555555554444'],
  ['3782 822463 10005', 'card 3782 822463 10005'],
  ['٤١١١ ١١١١ ١١١١ ١١١١', 'card ٤١١١ ١١١١ ١١١١ ١١١١'],
  ['4111\u200b1111\u200b1111\u200b1111', 'card 4111\u200b1111\u200b1111\u200b1111'],
  ['4️⃣111 1111 1111 1111', 'card 4️⃣111 1111 1111 1111'],
  ['my card 180016070420458 is lost', 'card 180016070420458'],
  ['my card 501864667909 is lost', 'card 501864667909'],
  ['my social security number is 474-49-7577', 'identity_number 474-49-7577'],
  ['CVV 123', 'cvv 123'],
  ['cvc: 1234', 'cvv 1234'],
  ['Sicherheitscode lautet 123', 'cvv 123'],
  ['12/27 123', 'cvv 123'],
  ['my password is Hunter2!', 'password Hunter2!'],
  ['Passwort: geheim', 'password geheim'],
  ['contraseña es abc123', 'password abc123'],
  ['كلمة المرور: abc123', 'password abc123'],
  ['my PIN is 4711', 'password 4711'],
  ['DE89 3704 0044 0532 0130 00', 'iban DE89 3704 0044 0532 0130 00'],
  ['GB82WEST12345698765432', 'iban GB82WEST12345698765432'],
  ['es91 2100 0418 4502 0005 1332 gracias', 'iban es91 2100 0418 4502 0005 1332'],
  ['AT61 1904 3002 3457 3201 thank you', 'iban AT61 1904 3002 3457 3201'],
  ['NL91-ABNA-0417-1643-00 bitte', 'iban NL91-ABNA-0417-1643-00'],
  ['mila.orlov@example.com', 'mail mila.orlov@example.com'],
  ['call me at +49 30 901820', 'phone +49 30 901820'],
  ['+1 (415) 555-2671', 'phone +1 (415) 555-2671'],
  ['415-555-2671', 'phone 415-555-2671'],
  ['030 / 9018 2033', 'phone 030 / 9018 2033'],
  ['Tel. 0176 1234567', 'phone 0176 1234567'],
  ['Musterstraße 12, 10115 Berlin', 'address Musterstraße 12, 10115 Berlin'],
  ['12 rue de Rivoli, 75001 Paris', 'address 12 rue de Rivoli, 75001 Paris'],
  ['Calle Mayor 5, 28013 Madrid', 'address Calle Mayor 5, 28013 Madrid'],
  ['742 Evergreen Terrace, Springfield, OR 97477', 'address 742 Evergreen Terrace, Springfield, OR 97477'],
  ['12 Baker Street, London NW1 6XE', 'address 12 Baker Street, London NW1 6XE'],
  ['12345678Z', 'identity_number 12345678Z'],
  ['529.982.247-25', 'identity_number 529.982.247-25'],
  ['RSSMRA85T10A562S', 'identity_number RSSMRA85T10A562S'],
  ['SSN 123-45-6789', 'identity_number 123-45-6789'],
])('%s holds %s', (text, expected) => {
  expect(read(text)).toContain(expected);
});

test.each([
  '4111 1111 1111 1112',
  'Order 1790000000000000000',
  'https://example.test/4111111111111111',
  'My password is not working',
  'Reset your password here',
  'Write to help@acme.test or support@acme.test',
  'Call 0800 123 4567, it is free',
  'The 2026-03-01 update 12.34.56',
  'DE00370400440532013000',
  'Ticket 01a21d29-87ed-7106-aa26-4ed79e4d0623',
  'GB65WESTABCDEFGHIJKL',
  '12345678A',
  'It was 5 minutes, 10115 people',
  'Version 10.0.0.1, 100-200-3000',
])('%s holds none', (text) => {
  expect(read(text)).toEqual([]);
});

test('a card number is found however it is grouped and in whatever digits', () => {
  const number = fc
    .tuple(fc.constantFrom('4', '51', '34', '6011'), fc.stringMatching(/^\d{11}$/))
    .map(([prefix, rest]) => {
      const open = (prefix + rest).slice(0, 15);
      return [...'0123456789'].map((last) => open + last).find(luhn) ?? '';
    });
  const zeros = fc.constantFrom(0x30, 0x660, 0x6f0, 0x966, 0xff10, 0x1d7ce);
  fc.assert(
    fc.property(number, zeros, fc.constantFrom('', ' ', '-', '\u00a0', '\u200b', '.'), (digits, zero, between) => {
      const written = (digits.match(/.{1,4}/g) ?? [])
        .map((group) => [...group].map((one) => String.fromCodePoint(zero + Number(one))).join(''))
        .join(between);
      const [found] = findSecretData(`Hi ${written} ok`);
      expect(found).toEqual({ kind: 'card', from: 3, to: 3 + written.length });
    }),
  );
});

/** Of each kind, as it must be found in any message: what is quick to look for must never hide it. */
const pieces = [
  ['card', '4111 1111 1111 1111'],
  ['card', '٤١١١ ١١١١ ١١١١ ١١١١'],
  ['cvv', 'cvc: 1234'],
  ['cvv', '12/27 123'],
  ['password', 'Passwort: geheim'],
  ['password', 'my PIN is 4711'],
  ['iban', 'GB82WEST12345698765432'],
  ['identity_number', 'RSSMRA85T10A562S'],
  ['identity_number', '12345678Z'],
  ['mail', 'mila.orlov@example.com'],
  ['phone', '+49 30 901820'],
  ['phone', '030 / 9018 2033'],
  ['address', '12 Baker Street, London NW1 6XE'],
  ['address', '12 rue de Rivoli, 75001 Paris'],
] as const;
const harmless = ['hello', 'Grüße', 'мы', 'ждём', 'please', '—', '🎉', 'line\nbreak', '@brand', '…', 'ok?', 'مرحبا'];

test('what is found alone is found among any harmless words', () => {
  const words = fc.array(fc.constantFrom(...harmless), { maxLength: 8 }).map((all) => all.join(' '));
  fc.assert(
    fc.property(words, fc.constantFrom(...pieces), words, (before, [kind, piece], after) => {
      const from = before.length + 1;
      const found = findPersonalData(`${before} ${piece} ${after}`);
      expect(found.some((one) => one.kind === kind && one.from < from + piece.length && from < one.to)).toBe(true);
    }),
    { numRuns: 100 },
  );
});
