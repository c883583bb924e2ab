import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../port.ts';
import { dovecot, missing } from './install.ts';

export type Mailboxes = {
  /** `127.0.0.1:PORT` of IMAP. */
  imap: string;
  /** Puts a mail into a mailbox as a mail server does, by dovecot's own delivery agent. */
  deliver(mail: string | Buffer, options?: { user?: string; folder?: string }): Promise<void>;
  /** What a person does in the mailbox behind our back. */
  doveadm(...args: string[]): Promise<string>;
  /** Ends the server, as a crash does, and starts it again on the same port. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

const password = 'secret words';
/** Everyone who has a mailbox, all with one password. */
export const mailUser = (name: string) => ({ user: `${name}@acme.test`, password });

/** A real dovecot with mailboxes of its own, on this machine only. */
export async function startMailboxes(names: readonly string[]): Promise<Mailboxes> {
  if (!existsSync(dovecot))
    throw new Error(`${missing} Run npm run test:unit, which installs it, or install dovecot-imapd.`);
  const folder = mkdtempSync(join(tmpdir(), 'earshot-mail-'));
  const port = await freePort();
  const config = join(folder, 'dovecot.conf');
  const { username } = userInfo();
  const owner = process.getuid?.() === 0 ? { mail: 'nobody', internal: 'dovecot', login: 'dovenull' } : null;
  for (const name of ['mail', 'run', 'state']) mkdirSync(join(folder, name), { mode: 0o777, recursive: true });
  if (owner) await execute('chown', ['-R', owner.mail, join(folder, 'mail')]);
  await execute('chmod', ['755', folder]);
  writeFileSync(join(folder, 'users'), names.map((name) => `${mailUser(name).user}:{PLAIN}${password}\n`).join(''), {
    mode: 0o644,
  });
  writeFileSync(
    config,
    configOf({ folder, port, owner: owner ?? { mail: username, internal: username, login: username } }),
  );

  const start = async () => {
    const child = spawn(dovecot, ['-F', '-c', config], { stdio: 'ignore' });
    await listening(port);
    return child;
  };
  let server = await start();
  const stop = () =>
    new Promise<void>((resolve) => {
      server.once('exit', () => resolve());
      server.kill('SIGTERM');
    });
  return {
    imap: `127.0.0.1:${port}`,
    deliver: (mail, { user = mailUser(names[0] ?? '').user, folder: into = 'INBOX' } = {}) =>
      execute('/usr/lib/dovecot/dovecot-lda', ['-c', config, '-d', user, '-m', into], mail).then(() => {}),
    doveadm: (...args) => execute('doveadm', ['-c', config, ...args]),
    restart: async () => {
      await stop();
      server = await start();
    },
    close: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Plan = { folder: string; port: number; owner: { mail: string; internal: string; login: string } };

function configOf({ folder, port, owner }: Plan): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
auth_mechanisms = plain login
first_valid_uid = 1
mail_location = maildir:${folder}/mail/%u
mail_fsync = never
default_internal_user = ${owner.internal}
default_login_user = ${owner.login}
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=${owner.mail} gid=nogroup home=${folder}/mail/%u allow_all_users=yes
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    auto = create
    special_use = \\Sent
  }
}
protocol lda {
  postmaster_address = postmaster@acme.test
}
`;
}

function execute(command: string, args: readonly string[], input?: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(command, args, { encoding: 'utf8' }, (error, stdout, stderr) =>
      error ? reject(new Error(`${command} failed: ${stderr || error.message}`)) : resolve(stdout),
    );
    // Who reads nothing may be gone already.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

async function listening(port: number): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (isOpen) return;
    if (Date.now() > end) throw new Error('dovecot did not start within a minute.');
    await new Promise((done) => setTimeout(done, 30));
  }
}
