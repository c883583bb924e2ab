import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * Starts a program of this folder that prints its address, in a process of its own, so that measuring does not slow what
 * is measured.
 */
export async function startChild(
  file: 'serve.ts' | 'echo.ts' | 'raw-body.ts',
  args: readonly string[],
): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, file), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve(String(chunk).trim()));
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code} before it listened.`)));
  });
  return {
    url,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
