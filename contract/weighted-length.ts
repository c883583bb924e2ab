/**
 * How long a text is for X, by the published configuration of twitter-text, version 3: most letters of alphabets weigh 1,
 * everything else 2, an emoji 2 however it is put together, and an address 23. The library itself would weigh more
 * in the browser than the whole composer, for its tables of emoji and domain names; so of addresses without https:// only
 * the endings are known that people write.
 */
export function weightedLength(text: string): number {
  let length = 0;
  const rest = text.normalize('NFC').replace(address, () => {
    // Less the sign that stands for it below.
    length += addressLength - 1;
    return '\n';
  });
  for (const { segment } of graphemes.segment(rest)) length += emoji.test(segment) ? 2 : weightOf(segment);
  return length;
}

const addressLength = 23;
/** Inclusive; whatever lies between them weighs 2. */
const lightRanges = [
  [0x0000, 0x10ff],
  [0x2000, 0x200d],
  [0x2010, 0x201f],
  [0x2032, 0x2037],
] as const;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** © and ® are letters unless they are asked to be pictures. */
const emoji = /[©®]\ufe0f|(?![©®])\p{Extended_Pictographic}(?!\ufe0e)|\p{Regional_Indicator}{2}|\u20e3/u;

function weightOf(segment: string): number {
  let weight = 0;
  for (const sign of segment) {
    const point = sign.codePointAt(0) ?? 0;
    weight += lightRanges.some(([from, to]) => point >= from && point <= to) ? 1 : 2;
  }
  return weight;
}

/** All of the countries, two letters each, and those others that people write most. */
const countries =
  'acadaeafagaialamanaoaqarasatauawaxazbabbbdbebfbgbhbibjblbmbnbobqbrbsbtbvbwbybzcacccdcfcgchcickclcmcncocrcucvcwcxcyczdedjdkdmdodzeceeegehereseteufifjfkfmfofrgagbgdgegfggghgiglgmgngpgqgrgsgtgugwgyhkhmhnhrhthuidieiliminioiqirisitjejmjojpkekgkhkikmknkpkrkwkykzlalblclilklrlsltlulvlymamcmdmemfmgmhmkmlmmmnmompmqmrmsmtmumvmwmxmymznancnenfngninlnonpnrnunzompapepfpgphpkplpmpnprpsptpwpyqarerorsrurwsasbscsdsesgshsisjskslsmsnsosrssstsusvsxsysztctdtftgthtjtktltmtntotptrtttvtwtzuaugukumusuyuzvavcvevgvivnvuwfwsyeytzazmzw';
const generic =
  'com net org info biz edu gov mil int name app dev shop store online site website xyz blog cloud tech club live news help support page social team agency studio digital media world today email link space design company global group services solutions travel art games life top pro mobi jobs museum coop aero bank berlin hamburg koeln bayern wien swiss london paris amsterdam nyc tokyo eus cat next ngo one bio fun icu vip fit bar cafe menu pizza shoes toys tours taxi tools tips video photo photos wiki zone work works black blue red green care cash chat city codes coffee cool deals delivery events expert express family fashion finance fitness foundation fund gallery garden gift guide guru health house institute international law legal loans love ltd market marketing money network parts party place plus press recipes rent repair report restaurant reviews rocks run sale school science show software style systems tax training university vision watch win wine yoga google apple';
const ending = [...(countries.match(/../g) ?? []), ...generic.split(' ')].join('|');
const label = '[a-z0-9\\u00a1-\\u052f](?:[a-z0-9_\\u00a1-\\u052f-]*[a-z0-9\\u00a1-\\u052f])?';
const inPath = "[a-z0-9\\u00a1-\\u052f!*';:=+,.$%#\\[\\]_~@&|/?-]";
const inParentheses = `\\(${inPath}*\\)`;
const path = `(?:[/?#](?:(?:${inPath}|${inParentheses})*(?:[a-z0-9\\u00a1-\\u052f=_#/+-]|${inParentheses}))?)?`;
/** With https:// any ending, without it a known one. */
const address = new RegExp(
  `(?<![a-z0-9\u00a1-\u052f@＠$#＃._-])(?:https?://(?:${label}\\.)+[a-z\\u00a1-\\u052f]{2,}|(?:${label}\\.)+(?:${ending})(?![a-z0-9@_-]))(?::\\d+)?${path}`,
  'giu',
);
