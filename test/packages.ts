import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const command = '/usr/bin/apt-get';
let before: Promise<unknown> = Promise.resolve();

/** Whether this program may install packages of Debian. */
export const mayInstall = (): boolean => process.getuid?.() === 0 && existsSync(command);

/** Installs packages of Debian and answers whether that worked. One request after the other: apt serves no second at once. */
export function installPackages(names: readonly string[], say: (text: string) => void): Promise<boolean> {
  const done = before.then(async () => {
    await aptGet(['update', '-q'], () => {});
    return aptGet(['install', '-qy', '--no-install-recommends', ...names], say);
  });
  before = done;
  return done;
}

function aptGet(args: string[], say: (text: string) => void): Promise<boolean> {
  return new Promise((resolve) => {
    // A package's own service is none of our business: tests start one of their own.
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => say(String(data)));
    child.on('error', (error) => {
      say(`${error.message}\n`);
      resolve(false);
    });
    child.on('close', (code) => resolve(code === 0));
  });
}
