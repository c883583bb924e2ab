/** Names of networks as they write themselves; the same in every language. */
const names: Record<string, string> = {
  bluesky: 'Bluesky',
  discord: 'Discord',
  email: 'E-mail',
  facebook: 'Facebook',
  google_business: 'Google Business Profile',
  instagram: 'Instagram',
  linkedin: 'LinkedIn',
  mastodon: 'Mastodon',
  messenger: 'Messenger',
  reddit: 'Reddit',
  sandbox: 'Sandbox',
  snapchat: 'Snapchat',
  telegram: 'Telegram',
  threads: 'Threads',
  tiktok: 'TikTok',
  whatsapp: 'WhatsApp',
  x: 'X',
  youtube: 'YouTube',
};

/** Networks by their short names, in the order of the names that people know. */
export const knownNetworks: readonly string[] = Object.keys(names).toSorted((a, b) =>
  (names[a] ?? a).localeCompare(names[b] ?? b),
);

/** Pure: the networks that a text names, with commas between, by short name or by the one that people know. */
export function readNetworks(text: string): string[] {
  const words = text.split(/[\n,;،]/).flatMap((word) => word.trim().toLowerCase() || []);
  const found = words.map((word) => knownNetworks.find((one) => names[one]?.toLowerCase() === word) ?? word);
  return [...new Set(found)];
}

/** Pure: those of these networks that there are not. */
export const unknownNetworks = (networks: readonly string[]): string[] =>
  networks.filter((one) => !knownNetworks.includes(one));

/** The name people know a network by; an unknown one shows its key. */
export function networkName(network: string): string {
  return names[network] ?? network;
}

/** A handle as people write it where the network is not told: a number of a telephone and a name where nobody has a handle stand for themselves. */
export const accountName = (handle: string): string => (/^\+|\s/.test(handle) ? handle : `@${handle}`);

/** How people write a name on a network: an address of a mailbox stands for itself too. */
export const handleOn = (network: string, handle: string): string =>
  network === 'email' ? handle : accountName(handle);

/** A picture's address if we serve it ourselves: a network's own server must not learn who reads what. */
export function ownPicture(url: string | null): string | null {
  return url?.startsWith('/') ? url : null;
}
