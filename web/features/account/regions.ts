/** Regions people choose most; whatever else somebody has set stays in the list. */
const locales = [
  ...['en-GB', 'en-US', 'en-AU', 'en-CA', 'en-IE', 'en-IN', 'en-NG', 'en-ZA', 'ar', 'bg-BG', 'cs-CZ', 'da-DK'],
  ...['de-AT', 'de-CH', 'de-DE', 'el-GR', 'es-ES', 'es-MX', 'fi-FI', 'fr-CA', 'fr-FR', 'he-IL', 'hi-IN', 'hu-HU'],
  ...['id-ID', 'it-IT', 'ja-JP', 'ko-KR', 'nb-NO', 'nl-BE', 'nl-NL', 'pl-PL', 'pt-BR', 'pt-PT', 'ro-RO', 'sv-SE'],
  ...['th-TH', 'tr-TR', 'uk-UA', 'vi-VN', 'zh-CN', 'zh-TW'],
];

type Choice = { value: string; label: string };

/** Regions by name in the reader's language. */
export function regionOptions(language: string, chosen: string): Choice[] {
  const reader = language.startsWith('pseudo') ? 'en' : language;
  const names = new Intl.DisplayNames([reader], { type: 'language' });
  return [...new Set([...locales, chosen])]
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, reader));
}

/** Every time zone the browser knows, such as `Europe/Berlin`. */
export function timeZoneOptions(chosen: string): Choice[] {
  const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), chosen]);
  return [...zones].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}
