import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const root = join(import.meta.dirname, '..', '..');
const startMs = 60_000;

/** The real program in a process of its own, to be killed. */
export type Child = {
  /** Resolves when it works. Throws with what it said when it ended instead. */
  ready(): Promise<void>;
  /** `kill -9`: nothing of it runs any more when this resolves. */
  kill(): Promise<void>;
  /** SIGTERM, and its exit code. */
  stop(): Promise<number | null>;
};

/** Starts `node server/main.ts` on a data folder. */
export function startChild(dataDir: string, environment: Record<string, string>): Child {
  const running = join(dataDir, 'running.json');
  rmSync(running, { force: true });
  const child = spawn(join(root, 'node_modules', '.bin', 'node'), [join(root, 'server', 'main.ts')], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', EARSHOT_DATA: dataDir, EARSHOT_ALLOW_LOOPBACK: '1', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said = (said + chunk).slice(-4_000);
  });
  const ended = new Promise<void>((done) => child.on('exit', () => done()));
  return {
    ready: async () => {
      for (const end = Date.now() + startMs; !existsSync(running); await wait(10)) {
        if (hasEnded(child)) throw new Error(`The program ended: ${said}`);
        if (Date.now() > end) throw new Error(`The program did not start: ${said}`);
      }
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
  };
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;
