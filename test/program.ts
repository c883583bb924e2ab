import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '#sandbox/testing.ts';

const root = join(import.meta.dirname, '..');
const startLimitMs = 180_000;

export type Ended = { code: number | null; signal: NodeJS.Signals | null };

/** The real program as a process of its own, on a data folder and a port. */
export type RunningProgram = {
  readonly url: string;
  readonly pid: number;
  /** All it printed so far. */
  said(): string;
  readonly ended: Promise<Ended>;
  /** Sends the signal to the program alone and waits for its end. */
  kill(signal: NodeJS.Signals): Promise<Ended>;
};

type Launch = {
  dataDir: string;
  port: number;
  environment?: Record<string, string | undefined>;
  /** What runs it: `server/main.ts` by itself, or the words after `node`. */
  words?: string[];
  /** Another program than this Node, such as npm. */
  command?: string;
};

/** A test that breaks, also while a program is starting, must not leave it behind. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts the program and answers at once; it may still be starting, or end because it cannot. */
export function launch({ dataDir, port, environment, words, command }: Launch): RunningProgram {
  const child = spawn(command ?? process.execPath, words ?? ['server/main.ts'], {
    cwd: root,
    env: {
      ...environmentWithoutOurs(),
      EARSHOT_DATA: dataDir,
      PORT: String(port),
      EARSHOT_ALLOW_LOOPBACK: '1',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += String(chunk);
    });
  const ended = whenEnded(child);
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    said: () => said,
    ended,
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Starts the program and waits until it says that it is ready; throws what it said when it ends instead. */
export async function start(options: Launch): Promise<RunningProgram> {
  const program = launch(options);
  let over: Ended | undefined;
  void program.ended.then((ended) => {
    over = ended;
  });
  await eventually(() => {
    if (program.said().includes('Earshot is ready') || over) return;
    throw new Error(`The program is not ready after ${startLimitMs} ms:\n${program.said()}`);
  }, startLimitMs);
  if (over) throw new Error(`The program ended with ${over.code ?? over.signal}:\n${program.said()}`);
  return program;
}

/** `close` and not `exit`: what it printed has arrived by then. */
function whenEnded(child: ChildProcess): Promise<Ended> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

/** Settings of the person who runs the tests must not reach the program under test. */
function environmentWithoutOurs(): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(EARSHOT_|DATABASE_URL$|PORT$|HOST$|VITEST|NODE_ENV$)/.test(name),
    ),
  );
}

/** A folder for one program, removed with `remove`. */
export function dataFolder(name = 'earshot-program-'): { dataDir: string; remove(): void } {
  const dataDir = mkdtempSync(join(tmpdir(), name));
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}

/** Process id of the PostgreSQL that runs on the data folder. */
export function postgresPid(dataDir: string): number | undefined {
  const file = join(dataDir, 'postgres', 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  return isAlive(pid) ? pid : undefined;
}

/** Kills PostgreSQL as a lack of memory would: the postmaster and with it all of its processes. */
export function killPostgres(dataDir: string): void {
  const pid = postgresPid(dataDir);
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Calls the program's HTTP side as a browser with that session's cookie; throws when it refuses. */
export async function ask<T>(
  url: string,
  method: string,
  path: string,
  { body, cookie }: { body?: unknown; cookie?: string } = {},
): Promise<{ body: T; cookie: string | undefined }> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      'x-earshot': '1',
      ...(cookie === undefined ? {} : { cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
  return { body: JSON.parse(text), cookie: response.headers.getSetCookie()[0]?.split(';')[0] };
}

/** Makes the first owner with a practice workspace by the code that the program printed; answers the session's cookie. */
export async function setUpOwner(program: RunningProgram): Promise<string> {
  const code = /code ([0-9A-Z-]+)/.exec(program.said())?.[1];
  const { cookie } = await ask(program.url, 'POST', '/api/setup', {
    body: {
      name: 'Olga',
      email: 'olga@example.test',
      password: 'correct horse battery',
      workspaceName: 'Acme',
      code,
    },
  });
  if (cookie === undefined) throw new Error('Setting up opened no session.');
  return cookie;
}
