import { expect, test } from 'vitest';
import type { Consent } from '#contract/contact.ts';
import { consentNow } from './consent-now.ts';

let made = 0;
const consent = (part: Partial<Consent>): Consent => ({
  id: `c${++made}`,
  purpose: 'survey',
  way: 'mail',
  given: true,
  at: '2026-01-01T10:00:00Z',
  source: 'form',
  how: '',
  agentId: null,
  recordedAt: '2026-01-01T10:00:00Z',
  struck: false,
  ...part,
});

test('the newest word counts, whenever it was recorded', () => {
  const takenBack = consent({ given: false, at: '2026-03-01T10:00:00Z' });
  const recordedLate = consent({ at: '2026-02-01T10:00:00Z', recordedAt: '2026-04-01T10:00:00Z' });

  expect(consentNow([takenBack, recordedLate])).toEqual([takenBack]);
});

test('a struck record gives way to the one before it', () => {
  const first = consent({});
  const mistake = consent({ given: false, at: '2026-03-01T10:00:00Z', struck: true });

  expect(consentNow([first, mistake])).toEqual([first]);
});

test('each purpose and way counts for itself, in a fixed order', () => {
  const phone = consent({ way: 'phone' });
  const mail = consent({});
  const service = consent({ purpose: 'service', given: false });

  expect(consentNow([phone, mail, service])).toEqual([service, mail, phone]);
});
