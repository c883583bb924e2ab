import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { HeadLine } from './line.ts';

export type SignedHead = Omit<HeadLine, 'publicKey' | 'signature'>;

/** A new Ed25519 key for signing heads, DER in base64. */
export function newSigningKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
}

export function signHead(head: SignedHead, privateKey: string): HeadLine {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  return { ...head, publicKey, signature: sign(null, signedBytes(head), key).toString('base64') };
}

/** False for a changed head and for anything that is no signature at all. */
export function isSignedHead(head: HeadLine): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(head.publicKey, 'base64'), format: 'der', type: 'spki' });
    return verify(null, signedBytes(head), key, Buffer.from(head.signature, 'base64'));
  } catch {
    return false;
  }
}

/** Short name of a key, to compare with one that was written down elsewhere. */
export function keyFingerprint(publicKey: string): string {
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 16);
}

function signedBytes({ workspaceId, position, hash, at }: SignedHead): Buffer {
  return Buffer.from(['earshot.audit.head', workspaceId, position, hash, at].join('\n'), 'utf8');
}
