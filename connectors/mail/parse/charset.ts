/** Names under which some mail programs know what the standard names differently. */
const others: Record<string, string> = {
  'ansi_x3.4-1968': 'us-ascii',
  cp1252: 'windows-1252',
  cp1256: 'windows-1256',
  cp932: 'shift_jis',
  'x-sjis': 'shift_jis',
  ks_c_5601: 'euc-kr',
  latin1: 'iso-8859-1',
  utf8: 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
};

/** The text behind bytes (one per UTF-16 unit) in a charset; one that is unknown or wrong is guessed. Never throws. */
export function decodeCharset(binary: string, charset: string | undefined): string {
  const bytes = Buffer.from(binary, 'latin1');
  const name = (charset ?? '').trim().toLowerCase();
  const known = others[name] ?? name;
  if (known === '' || known === 'us-ascii' || known === 'utf-8') return guess(bytes);
  try {
    return new TextDecoder(known).decode(bytes);
  } catch {
    return guess(bytes);
  }
}

/** UTF-8 where it is valid, else what most old programs wrote. */
function guess(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Bytes behind base64, one per UTF-16 unit; what is no base64 in it is passed over. */
export function decodeBase64(text: string): string {
  return Buffer.from(text.replace(/[^A-Za-z0-9+/]/g, ''), 'base64').toString('latin1');
}

/** Bytes behind quoted-printable, one per UTF-16 unit; a broken escape stands for itself. */
export function decodeQuotedPrintable(text: string): string {
  return text
    .replace(/[ \t]+(\r?\n|$)/g, '$1')
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
