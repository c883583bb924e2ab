import { expect, test } from 'vitest';
import { defaultDanger } from '#contract/danger-defaults.ts';
import { countriesOf, nearestCountry, sayingFor } from './help.ts';

const { helplines, sayings } = defaultDanger;
const of = (country: string) => helplines.filter((one) => one.country === country);

test('the country nearest to a language is offered first, and every country has an emergency call', () => {
  const countries = countriesOf(helplines);
  expect(nearestCountry(countries, 'de')).toBe('DE');
  expect(nearestCountry(countries, 'pt-BR')).toBe('BR');
  expect(nearestCountry(countries, 'ar')).toBe('EG');
  expect(nearestCountry(countries, 'fi')).toBe('FI');
  expect(nearestCountry([], 'de')).toBeNull();
  for (const country of countries) expect(of(country).some(({ kinds }) => kinds.includes('medical'))).toBe(true);
});

test('approved words name the line for what is told, else the emergency call', () => {
  const german = sayings.filter(({ language }) => language === 'de');
  expect(sayingFor(german, of('DE'), 'suicide')).toContain('116 123 (TelefonSeelsorge)');
  expect(sayingFor(german, of('DE'), 'medical')).toContain('112, 110 (Emergency)');
  expect(sayingFor([], of('DE'), 'medical')).toBe('');
  for (const { text } of sayings) expect(text).toContain('{helpline}');
});
