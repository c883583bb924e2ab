import { expect, test } from 'vitest';
import { base32, codeOf, secretAddress, stepAt, stepOfCode } from './totp.ts';

const secret = Buffer.from('12345678901234567890');
const atSeconds = (seconds: number) => new Date(seconds * 1000);

test.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('at %i seconds the code is the end of the one in RFC 6238, appendix B', (seconds, eightDigits) => {
  expect(codeOf(secret, stepAt(atSeconds(seconds)))).toBe(eightDigits.slice(-6));
});

test('the first ten counters give the codes in RFC 4226, appendix D', () => {
  expect(Array.from({ length: 10 }, (_, counter) => codeOf(secret, counter))).toEqual([
    '755224',
    '287082',
    '359152',
    '969429',
    '338314',
    '254676',
    '287922',
    '162583',
    '399871',
    '520489',
  ]);
});

test('a clock may be 30 seconds behind or ahead, not more', () => {
  const now = atSeconds(1_800_000_015);
  const step = stepAt(now);

  const found = [-2, -1, 0, 1, 2].map((drift) => stepOfCode(secret, codeOf(secret, step + drift), now));

  expect(found).toEqual([null, step - 1, step, step + 1, null]);
});

test('what is no six digits is no code', () => {
  const now = atSeconds(59);

  expect(['', '28708', '2870820', '94287082', 'abcdef'].map((code) => stepOfCode(secret, code, now))).toEqual(
    Array(5).fill(null),
  );
});

test('secrets are written in the base 32 that apps read (RFC 4648)', () => {
  expect(base32(Buffer.from('fooba'))).toBe('MZXW6YTB');
  expect(base32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
});

test('the address of a secret names issuer and account', () => {
  expect(secretAddress(secret, 'ana+care@example.test')).toBe(
    'otpauth://totp/Earshot:ana%2Bcare%40example.test?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Earshot&algorithm=SHA1&digits=6&period=30',
  );
});
