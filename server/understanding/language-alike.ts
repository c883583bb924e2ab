/** Languages that are taken for each other, and the letters and words that only one of them writes. */
const tells: readonly { among: readonly string[]; pattern: RegExp; language: string }[] = [
  { among: ['ru', 'uk', 'bg', 'be', 'sr'], pattern: /ў/iu, language: 'be' },
  { among: ['ru', 'uk', 'bg', 'be', 'sr'], pattern: /[іїєґ]/iu, language: 'uk' },
  { among: ['ru', 'uk', 'bg', 'be', 'sr'], pattern: /[ыэё]/iu, language: 'ru' },
  { among: ['ru', 'uk', 'bg', 'be', 'sr'], pattern: /[јљњћђџ]/iu, language: 'sr' },
  { among: ['cs', 'sk'], pattern: /[řěů]/iu, language: 'cs' },
  { among: ['cs', 'sk'], pattern: /[ľĺŕôä]/iu, language: 'sk' },
  { among: ['fa', 'ur', 'ar'], pattern: /[ٹڈڑںےہ]/u, language: 'ur' },
  { among: ['fa', 'ar'], pattern: /[پچژگ]/u, language: 'fa' },
  { among: ['ar', 'fa', 'ur'], pattern: /[ةىإأؤ]/u, language: 'ar' },
  { among: ['no', 'da', 'sv'], pattern: /[äö]/iu, language: 'sv' },
  { among: ['es', 'ca', 'pt', 'eu'], pattern: /[ñ¿¡]/iu, language: 'es' },
  { among: ['pt', 'es', 'ca'], pattern: /[ãõ]/iu, language: 'pt' },
  { among: ['de', 'nl', 'lb'], pattern: /ß/u, language: 'de' },
  {
    among: ['mr', 'hi'],
    pattern: /(?<!\p{L})(?:आहे|आहेत|आणि|नाही|होते|माझ[ाीे]|तुमच[ाीे]|म्हणून)(?!\p{L})|ळ|च्या/u,
    language: 'mr',
  },
  { among: ['mr', 'hi'], pattern: /\p{Script=Devanagari}/u, language: 'hi' },
  {
    among: ['ms', 'id'],
    pattern:
      /(?<!\p{L})(?:kerana|bahawa|boleh|hendaklah|wang|kereta|awak|sahaja|ialah|encik|pejabat|syarikat|tiada|daripada)(?!\p{L})/iu,
    language: 'ms',
  },
  { among: ['ms', 'id'], pattern: /\p{L}/u, language: 'id' },
  { among: ['no'], pattern: /./u, language: 'nb' },
];

/** The language among those easily confused, by what only one of them writes; otherwise the one that was found. */
export function alike(found: string, text: string): string {
  return tells.find(({ among, pattern }) => among.includes(found) && pattern.test(text))?.language ?? found;
}
