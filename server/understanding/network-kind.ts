/** Where two write to each other; everything else is in public. */
const privateNetworks: ReadonlySet<string> = new Set([
  'sms',
  'mms',
  'rcs',
  'whatsapp',
  'telegram',
  'messenger',
  'signal',
  'viber',
  'line',
  'wechat',
  'kakaotalk',
  'imessage',
  'mail',
  'email',
  'chat',
]);

/** The kind of spam that is sent on a network; null where the network is not named. */
export function spamKind(network: string | undefined): 'private' | 'public' | null {
  if (!network) return null;
  return privateNetworks.has(network.toLowerCase()) ? 'private' : 'public';
}
