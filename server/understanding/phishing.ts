import { domainToUnicode } from 'node:url';
import { parse } from 'tldts';
import {
  brandHomes,
  brandNames,
  credentialWords,
  familyNames,
  freeHosts,
  plainWords,
  shorteners,
  signInWords,
  suspiciousEndings,
  wellKnown,
} from './phishing-words.ts';
import type { Understanding } from './verdict.ts';

/** The workspace's own: an address that looks like one of these and is none is a trap. */
export type Ours = {
  /** Registrable domains, such as `example.com`. */
  domains: readonly string[];
};

type Phishing = Understanding['links'][number]['phishing'];
type Sign = { says: string; weight: number };

/** Weighted by hand, in log-odds; what none of them says is taken for one in four. */
const bias = -1;

/** Whether an address is made to steal what is typed there, by how it is written; never fetched. Pure. */
export function judgePhishing(url: string, ours: Ours): Phishing {
  const address = read(url);
  if (!address) return { label: null, confidence: 0, words: [] };
  const signs = isOurs(address, ours) ? [] : signsOf(address, ours);
  const sum = signs.reduce((total, { weight }) => total + weight, isOurs(address, ours) ? -6 : bias);
  const chance = 1 / (1 + Math.exp(-sum));
  const words = signs.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  return chance >= 0.5
    ? { label: 'phishing', confidence: chance, words: words.slice(0, 4).map(({ says }) => says) }
    : { label: 'not-phishing', confidence: 1 - chance, words: [] };
}

type Address = {
  whole: string;
  /** As a reader sees it, as all that follows. */
  host: string;
  /** Registrable domain, lower case. */
  domain: string;
  /** The domain without its ending. */
  name: string;
  subdomain: string;
  ending: string;
  isIp: boolean;
  path: string;
};

function read(url: string): Address | null {
  const whole = url.replace(/^hxxp/i, 'http').replaceAll('[.]', '.');
  const full = /^https?:\/\//i.test(whole) ? whole : `http://${whole}`;
  const parsed = URL.parse(full);
  if (!parsed || parsed.hostname === '') return null;
  const { domain, subdomain, publicSuffix, isIp } = parse(parsed.hostname, { allowPrivateDomains: false });
  const seen = asSeen(domain ?? parsed.hostname);
  return {
    whole: full,
    host: asSeen(parsed.hostname),
    domain: seen,
    name: seen.split('.')[0] ?? '',
    subdomain: subdomain ?? '',
    ending: publicSuffix ?? '',
    isIp: isIp ?? false,
    path: decode(parsed.pathname + parsed.search + parsed.hash),
  };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path).toLowerCase();
  } catch {
    return path.toLowerCase();
  }
}

/** A host in the letters in which it is read; what is no host stays as it is. */
const asSeen = (host: string) => domainToUnicode(host) || host;

const isOurs = ({ domain }: Address, { domains }: Ours) => domains.some((own) => asSeen(own.toLowerCase()) === domain);

function signsOf(address: Address, ours: Ours): Sign[] {
  const { host, domain, name, subdomain, ending, isIp, path, whole } = address;
  const labels = subdomain.split('.').filter((label) => label !== '' && label !== 'www');
  const signs: Sign[] = [];
  const add = (holds: boolean, says: string, weight: number) => {
    if (holds) signs.push({ says, weight });
  };
  const own = ours.domains.map((each) => asSeen(each).split('.')[0] ?? '').filter((each) => each !== '');
  const brands = own.length === 0 ? known : [...known, ...own.map(asBrand)];
  const isHome = isHomeOf(address, brandNames);
  const seen = glance(name).replaceAll('-', '');
  const alike = isHome ? undefined : brands.find((brand) => looksLike(name, seen, brand));
  const family = [...familyNames].find((brand) => isPlaceOf(brand, address));
  const inHost = isHome || family ? undefined : brands.find(({ brand }) => isBorrowed(brand, address))?.brand;
  const inPath = brandNames.find((brand) => brand !== name && standsIn(path, brand));
  const asked = (word: string) => path.includes(word) || host.includes(word);
  // Whoever signs in has an account: all these words are one.
  const credential = [...signInWords.filter(asked).slice(0, 1), ...credentialWords.filter(asked)];
  add(isIp, host, 3.5);
  add(alike !== undefined, name, 4);
  add(inHost !== undefined && alike === undefined, inHost ?? '', 2.6);
  add(inPath !== undefined, inPath ?? '', 1.5);
  // One alone says little: every site has a page to sign in.
  add(credential.length > 0, credential[0] ?? '', 0.9 + Math.min(1.6, 0.8 * (credential.length - 1)));
  add(isDisguised(name), host, 2.5);
  add(suspiciousEndings.has(ending), `.${ending}`, 1.6);
  add(shorteners.has(domain), domain, 0.6);
  add(freeHosts.has(domain), domain, 1.5);
  add((host.match(/-/g)?.length ?? 0) >= 3, host, 1.5);
  add(labels.length >= 3, subdomain, 1.2);
  add(/\/~|@/.test(path.split('?')[0] ?? '') || /^https?:\/\/[^/]*@/.test(whole), '@', 1.2);
  add(/^https?:\/\/[^/?#]*@/.test(whole), '@', 2);
  add(/:(?!80\b|443\b)\d{2,5}\//.test(whole.slice(8)), 'port', 1);
  add(
    /wp-(?:includes|content|admin)|\/(?:modules|components|plugins|images|css|js|tmp|cache|includes|libraries|templates|language|administrator)\//.test(
      path,
    ),
    'folder',
    1.6,
  );
  add(
    /\/(?:[a-z0-9-]+\.)+(?:com|net|org|gov|co)(?:\.[a-z]{2})?(?:\/|$)/.test(path.split('?')[0] ?? ''),
    'address',
    1.8,
  );
  add(/[a-f0-9]{24,}/.test(path), 'random', 1.8);
  add(/\.(?:php|cgi)\b/.test(path), '.php', 0.8);
  add(/\d{4,}/.test(name), name, 0.8);
  add(whole.length > 110, 'long', 0.8);
  add(/[?&](?:email|user|userid|login|id|cmd|session|token|dispatch)=/.test(path), 'asks', 1);
  add(host.length > 30, host, 0.8);
  add(/\d/.test(name) && /[a-z]/.test(name), name, 0.4);
  add(path.split('/').length > 5, 'deep', 0.5);
  add(family !== undefined, family ?? '', -1.6);
  add(isHome || wellKnown.has(domain), domain, -4);
  add(/(?:^|\.)(?:edu|gov|gouv|mil|ac|int)(?:\.|$)/.test(ending), ending, -2);
  add(/\.(?:pdf|jpe?g|png|gif|svg|swf|docx?|pptx?|xlsx?|mp[34]|css|js)$/.test(path), 'file', -1.2);
  add(
    /\/(?:wiki|news|articles?|blog|watch|story|stories|recipes?|reviews?|products?|questions|topics?|forums?|category|tag)\b/.test(
      path,
    ),
    'article',
    -1.2,
  );
  add(/\/[a-z0-9]+(?:[-_+][a-z0-9]+){3,}/.test(path), 'title', -1.2);
  add(path === '/' && signs.length === 0, 'root', -0.8);
  return signs;
}

/** Whether a brand is at home there: one of its own domains, its name under an ending that costs something, or an ending of its own. */
function isHomeOf({ domain, name, ending }: Address, brands: readonly string[]): boolean {
  if (brandHomes.has(domain)) return true;
  return brands.includes(ending) || (brands.includes(name) && !suspiciousEndings.has(ending));
}

/** Whether a host that is not the brand's has its name in it, as `paypal.com.example.ru` and `secure-paypal.com` have. */
const isBorrowed = (brand: string, { host, name }: Address) =>
  brand !== name && (brand.length > 3 && !plainWords.has(brand) ? host.includes(brand) : standsIn(host, brand));

/** Whether a domain is of one of many that share a name: that name, the name of a place, nothing that asks, and an ending that costs something. */
function isPlaceOf(brand: string, { name, ending }: Address): boolean {
  if (!name.includes(brand) || suspiciousEndings.has(ending)) return false;
  const place = name.replace(brand, '');
  return /^-?[\p{L}-]+$/u.test(place) && ![...signInWords, ...credentialWords].some((word) => place.includes(word));
}

/** A short name, and one that is a word, only as a word of its own: `dhl` is part of many, and so is `apple`. */
function standsIn(text: string, brand: string): boolean {
  const at = text.indexOf(brand);
  if (at < 0) return false;
  if (brand.length > 4 && !plainWords.has(brand)) return true;
  const [before, after] = [text[at - 1] ?? '/', text[at + brand.length] ?? '/'];
  return !/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after);
}

/** A name of letters that pass for others: of two alphabets at once, or all of them drawn like Latin ones. */
function isDisguised(name: string): boolean {
  const letters = [...name.normalize('NFKD')].filter((sign) => /\p{L}/u.test(sign));
  const foreigners = letters.filter((sign) => foreign[sign] !== undefined && !/\p{Script=Latin}/u.test(sign));
  if (foreigners.length === 0) return false;
  return foreigners.length === letters.length || letters.some((sign) => /\p{Script=Latin}/u.test(sign));
}

const lookalikes: Record<string, string> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  $: 's',
};
const foreign: Record<string, string> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  ԁ: 'd',
  ӏ: 'l',
  ո: 'n',
  ɡ: 'g',
  ν: 'v',
  ο: 'o',
  α: 'a',
  ı: 'i',
  ł: 'l',
  к: 'k',
  м: 'm',
  т: 't',
  в: 'b',
  н: 'h',
};

type Brand = { brand: string; seenAs: string };
const asBrand = (brand: string): Brand => ({ brand, seenAs: glance(brand) });
const known = brandNames.map(asBrand);

/** The name as a hurried reader takes it. */
function glance(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '');
  return [...plain]
    .map((sign) => foreign[sign] ?? lookalikes[sign] ?? sign)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}

/** `seen` is the name at a glance. Another name that reads like the brand's: the same at a glance, or one letter away where the brand is long enough. */
function looksLike(name: string, seen: string, { brand, seenAs }: Brand): boolean {
  if (name === brand) return false;
  if (seen === seenAs) return true;
  return brand.length >= 6 && Math.abs(seen.length - brand.length) <= 1 && isOneAway(seen, brand);
}

/** One letter changed, missing, too many, or two swapped. */
function isOneAway(a: string, b: string): boolean {
  if (a === b) return false;
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from += 1;
  const restA = a.slice(from);
  const restB = b.slice(from);
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}
