import { existsSync } from 'node:fs';
import { installPackages, mayInstall } from '../packages.ts';

/** Debian's mailbox server; the mail connector is tested against it. */
export const dovecot = '/usr/sbin/dovecot';

/** Finds dovecot, or installs it where we may. Throws with what to do. */
export async function installDovecot(say: (text: string) => void): Promise<void> {
  if (existsSync(dovecot)) return;
  if (!mayInstall()) throw new Error(`${missing} Install the package dovecot-imapd and run again.`);
  if (!(await installPackages(['dovecot-imapd'], say)))
    throw new Error(`${missing} apt-get could not install the package dovecot-imapd.`);
}

export const missing = 'The tests of mail need the mailbox server dovecot, and it is not here.';
