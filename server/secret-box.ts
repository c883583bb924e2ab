import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './config.ts';

/** A stored secret cannot be read with the key at hand. */
export class SecretUnreadable extends Error {
  override name = 'SecretUnreadable';
}

export type SecretBox = {
  /** Names the key, so that a row says which one it needs. */
  keyId: string;
  /** AES-256-GCM; `purpose` is authenticated, so a secret cannot be moved to another row. */
  seal(value: unknown, purpose: string): Buffer;
  /** Throws SecretUnreadable. */
  open(sealed: Uint8Array, purpose: string): unknown;
  /** 32 bytes that only the holder of the key can make, always the same for one purpose. */
  derive(purpose: string): Buffer;
};

const ivBytes = 12;
const tagBytes = 16;

export function secretBox(keyHex: string): SecretBox {
  const key = Buffer.from(keyHex, 'hex');
  return {
    keyId: createHash('sha256').update(key).digest('hex').slice(0, 12),
    derive: (purpose) => createHmac('sha256', key).update(purpose).digest(),
    seal(value, purpose) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
        decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
        const plain = Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
        return JSON.parse(plain.toString('utf8'));
      } catch (cause) {
        throw new SecretUnreadable(
          'A stored secret cannot be read with this key. Restore the file "key" of the data folder or EARSHOT_KEY, or reconnect the channel.',
          { cause },
        );
      }
    },
  };
}

/**
 * The key from the environment, else from the data folder, where the first start makes one (mode 0600).
 * Throws ConfigError when the file there holds none: a new one would make every stored secret unreadable.
 */
export function readKey(dataDir: string, fromEnvironment: string | undefined): string {
  if (fromEnvironment !== undefined) return fromEnvironment;
  const file = join(dataDir, 'key');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.half`, randomBytes(32).toString('hex'), { mode: 0o600 });
    renameSync(`${file}.half`, file);
  }
  const { key, why } = readKeyFile(file);
  if (key !== undefined) return key;
  throw new ConfigError(
    `The key file ${file} cannot be used: ${why}. Restore it from a backup, or set EARSHOT_KEY to the key. Without it the credentials of connected channels cannot be read, so nothing was changed.`,
  );
}

function readKeyFile(file: string): { key?: string; why?: string } {
  try {
    const key = readFileSync(file, 'utf8').trim();
    return /^[0-9a-f]{64}$/.test(key) ? { key } : { why: 'it does not hold 64 hexadecimal digits' };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
}
