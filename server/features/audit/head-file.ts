import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SecretBox, SecretUnreadable } from '#server/secret-box.ts';
import { HeadLine } from './line.ts';
import { newSigningKey } from './signature.ts';

const purpose = 'audit.head_key';

/** Signed heads of a workspace, oldest first. They stand outside the database, so whoever rewrites that meets them here. */
export function readHeads(dataDir: string, workspaceId: string): HeadLine[] {
  const file = headFile(dataDir, workspaceId);
  if (!existsSync(file)) return [];
  // A crash may leave half a last line.
  return readFileSync(file, 'utf8').split('\n').flatMap(headOrNothing);
}

export function appendHead(dataDir: string, head: HeadLine): void {
  mkdirSync(folder(dataDir), { recursive: true, mode: 0o700 });
  appendFileSync(headFile(dataDir, head.workspaceId), `\n${JSON.stringify(head)}\n`, { mode: 0o600, flush: true });
}

/** The key that signs heads: sealed in the data folder, made at first use, and anew when it cannot be opened any more. */
export function signingKey(dataDir: string, secretBox: SecretBox): string {
  const file = join(folder(dataDir), 'key.sealed');
  if (existsSync(file)) {
    try {
      const key = secretBox.open(readFileSync(file), purpose);
      if (typeof key === 'string') return key;
    } catch (error) {
      if (!(error instanceof SecretUnreadable)) throw error;
    }
  }
  const key = newSigningKey();
  mkdirSync(folder(dataDir), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.half`, secretBox.seal(key, purpose), { mode: 0o600 });
  renameSync(`${file}.half`, file);
  return key;
}

function headOrNothing(line: string): HeadLine[] {
  if (line === '') return [];
  try {
    return [HeadLine.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}

function folder(dataDir: string): string {
  return join(dataDir, 'heads');
}

function headFile(dataDir: string, workspaceId: string): string {
  return join(folder(dataDir), `${workspaceId}.jsonl`);
}
