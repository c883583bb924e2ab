import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian's mailbox server; the mail connector is tested against it. */
export const dovecot = '/usr/sbin/dovecot';

/** Finds dovecot, or installs it where we may. Throws with what to do. */
export async function installDovecot(say: (line: string) => void): Promise<void> {
  if (existsSync(dovecot)) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Error(`${missing} Install the package dovecot-imapd and run again.`);
  await run('apt-get', ['update', '-q'], () => {});
  await run('apt-get', ['install', '-qy', '--no-install-recommends', 'dovecot-imapd'], say);
  if (!existsSync(dovecot)) throw new Error(`${missing} apt-get could not install the package dovecot-imapd.`);
}

export const missing = 'The tests of mail need the mailbox server dovecot, and it is not here.';

function run(command: string, args: string[], say: (line: string) => void): Promise<void> {
  return new Promise((resolve) => {
    // The package's own service is none of our business: tests start one of their own.
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
    child.stdout.on('data', (data) => say(String(data)));
    child.stderr.on('data', (data) => say(String(data)));
    child.on('error', (error) => {
      say(error.message);
      resolve();
    });
    child.on('close', () => resolve());
  });
}
