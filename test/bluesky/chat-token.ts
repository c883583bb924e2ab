import { createPublicKey, verify } from 'node:crypto';
import * as z from 'zod';

const DidDocument = z.looseObject({
  alsoKnownAs: z.array(z.string()).default([]),
  verificationMethod: z.array(z.looseObject({ id: z.string(), publicKeyMultibase: z.string() })),
  service: z.array(z.looseObject({ id: z.string(), serviceEndpoint: z.string() })).default([]),
});
export type DidDocument = z.infer<typeof DidDocument>;

const Claims = z.looseObject({ iss: z.string(), aud: z.string(), exp: z.number(), lxm: z.string().optional() });

/** The PLC directory's entry for an account. */
export async function didDocument(plc: string, did: string): Promise<DidDocument> {
  const reply = await fetch(`${plc}/${did}`);
  if (!reply.ok) throw new Error(`${did} is unknown to the directory (${reply.status}).`);
  return DidDocument.parse(await reply.json());
}

/** Who speaks, proven by the service token a PDS signs with that account's own key. Throws when anything is wrong. */
export async function speaker(plc: string, token: string, audience: string, method: string): Promise<string> {
  const [header, body, signature] = token.split('.');
  if (header === undefined || body === undefined || signature === undefined) throw new Error('The token is malformed.');
  const claims = Claims.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
  if (claims.aud !== audience) throw new Error(`The token is for ${claims.aud}.`);
  if (claims.lxm !== undefined && claims.lxm !== method) throw new Error(`The token is for ${claims.lxm}.`);
  if (claims.exp * 1000 < Date.now()) throw new Error('The token has expired.');
  const did = claims.iss.split('#')[0] ?? '';
  const document = await didDocument(plc, did);
  const entry = document.verificationMethod.find((candidate) => candidate.id.endsWith('#atproto'));
  if (entry === undefined) throw new Error(`${did} publishes no signing key.`);
  const isGenuine = verify(
    'sha256',
    Buffer.from(`${header}.${body}`),
    { key: secp256k1Key(entry.publicKeyMultibase), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isGenuine) throw new Error('The signature is wrong.');
  return did;
}

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const wrappers: Record<number, string> = {
  33: '3036301006072a8648ce3d020106052b8104000a032200',
  65: '3056301006072a8648ce3d020106052b8104000a034200',
};

/**
 * A secp256k1 key in multibase form: "z" and base58 of the point. The test network's directory writes the bare
 * uncompressed point, today's public one writes a compressed point after the two bytes 0xe7 0x01.
 */
function secp256k1Key(multibase: string) {
  let value = 0n;
  for (const letter of multibase.slice(1)) value = value * 58n + BigInt(alphabet.indexOf(letter));
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  const point = bytes[0] === 0xe7 && bytes[1] === 0x01 ? bytes.subarray(2) : bytes;
  const wrapper = wrappers[point.length];
  if (wrapper === undefined) throw new Error('The signing key is not secp256k1.');
  return createPublicKey({ key: Buffer.concat([Buffer.from(wrapper, 'hex'), point]), format: 'der', type: 'spki' });
}
