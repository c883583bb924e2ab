import { domainToUnicode } from 'node:url';
import { parse } from 'tldts';
import { brandNames, credentialWords, freeHosts, shorteners, suspiciousEndings, wellKnown } from './phishing-words.ts';
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
  host: string;
  /** Registrable domain, lower case, as a reader sees it. */
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
  const { domain, subdomain, publicSuffix, isIp, domainWithoutSuffix } = parse(parsed.hostname, {
    allowPrivateDomains: false,
  });
  return {
    whole: full,
    host: parsed.hostname,
    domain: domain ?? parsed.hostname,
    name: domainToUnicode(domain ?? parsed.hostname).split('.')[0] ?? domainWithoutSuffix ?? '',
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

const isOurs = ({ domain }: Address, { domains }: Ours) => domains.some((own) => own.toLowerCase() === domain);

function signsOf(address: Address, ours: Ours): Sign[] {
  const { host, domain, name, subdomain, ending, isIp, path, whole } = address;
  const labels = subdomain.split('.').filter((label) => label !== '' && label !== 'www');
  const signs: Sign[] = [];
  const add = (holds: boolean, says: string, weight: number) => {
    if (holds) signs.push({ says, weight });
  };
  const own = ours.domains.map((each) => each.split('.')[0] ?? '').filter((each) => each !== '');
  const brands = own.length === 0 ? known : [...known, ...own.map(asBrand)];
  const seen = glance(name).replaceAll('-', '');
  const alike = brands.find((brand) => looksLike(name, seen, brand));
  const inHost = brands.find(({ brand }) => brand.length > 3 && brand !== name && host.includes(brand))?.brand;
  const inPath = brandNames.find((brand) => brand.length > 4 && brand !== name && path.includes(brand));
  const credential = credentialWords.filter((word) => path.includes(word) || host.includes(word));
  add(isIp, host, 3.5);
  add(alike !== undefined, name, 4);
  add(inHost !== undefined && alike === undefined, inHost ?? '', 2.6);
  add(inPath !== undefined, inPath ?? '', 1.5);
  add(credential.length > 0, credential[0] ?? '', 1.6 + Math.min(1.2, 0.6 * (credential.length - 1)));
  add(host.includes('xn--'), host, 1.5);
  add(suspiciousEndings.has(ending), `.${ending}`, 1.6);
  add(shorteners.has(domain), domain, 0.6);
  add(freeHosts.has(domain), domain, 1.5);
  add((host.match(/-/g)?.length ?? 0) >= 3, host, 1.5);
  add(labels.length >= 3, subdomain, 1.2);
  add(/\/~|@/.test(path.split('?')[0] ?? '') || /^https?:\/\/[^/]*@/.test(whole), '@', 1.2);
  add(/:(?!80\b|443\b)\d{2,5}\//.test(whole.slice(8)), 'port', 1);
  add(
    /wp-(?:includes|content|admin)|\/(?:modules|components|plugins|images|css|js|tmp|cache|includes)\//.test(path),
    'folder',
    1.6,
  );
  add(/[a-f0-9]{24,}/.test(path), 'random', 1.8);
  add(/\.(?:php|cgi)\b/.test(path), '.php', 0.8);
  add(/\d{4,}/.test(name), name, 0.8);
  add(whole.length > 110, 'long', 0.8);
  add(/[?&](?:email|user|userid|login|id|cmd|session|token|dispatch)=/.test(path), 'asks', 1);
  add(host.length > 30, host, 0.8);
  add(/\d/.test(name) && /[a-z]/.test(name), name, 0.4);
  add(path.split('/').length > 5, 'deep', 0.5);
  add(wellKnown.has(domain), domain, -3);
  add(/(?:^|\.)(?:edu|gov|mil|ac|int)(?:\.|$)/.test(ending), ending, -2);
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
