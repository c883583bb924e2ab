import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** A picture as we keep it; `small` is its copy for lists and timelines, null where it is small itself or moves. */
export type Redrawn = {
  bytes: Uint8Array;
  mimeType: string;
  width: number;
  height: number;
  frames: number;
  small: Uint8Array | null;
};
export type Small = { bytes: Uint8Array };

/** What a network takes of one picture. */
export type Fit = { maxBytes: number; maxPixels?: number | undefined };

/** Why a picture cannot be drawn: its bytes make none, or it is more than we draw. */
export type PictureProblem = 'broken' | 'too_large';

export type Task = { name: 'redraw' | 'shrink'; bytes: Uint8Array } | { name: 'fit'; bytes: Uint8Array; fit: Fit };
export type Answer = { done: Redrawn | Small } | { failed: string };

/** A picture that cannot be drawn. Anything else that is thrown here is a fault of the machine and may pass. */
export class PictureError extends Error {
  readonly problem: PictureProblem;
  /** The process said so itself and lives on. */
  readonly isTold: boolean;
  constructor(problem: PictureProblem, message: string, { isTold = false } = {}) {
    super(message);
    this.name = 'PictureError';
    this.problem = problem;
    this.isTold = isTold;
  }
}

/** Draws pictures again in a process of its own, one after the other. Each throws PictureError. */
export type Pictures = {
  /** Upright, in sRGB, with nothing beside the picture: no place, no time, no camera. */
  redraw(bytes: Uint8Array): Promise<Redrawn>;
  /** The copy that lists and timelines show. */
  shrink(bytes: Uint8Array): Promise<Uint8Array>;
  /** A still one as a JPEG within these bounds. */
  fit(bytes: Uint8Array, fit: Fit): Promise<Uint8Array>;
  close(): Promise<void>;
};

/** One that takes longer than `timeoutMs` is given up; after `idleMs` without work the process ends. */
export function createPictures({
  timeoutMs = 20_000,
  idleMs = 60_000,
  file = join(import.meta.dirname, 'child.ts'),
} = {}): Pictures {
  let child: Promise<ChildProcess> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  const end = () => {
    clearTimeout(idle);
    child?.then((one) => one.kill('SIGKILL')).catch(() => {});
    child = null;
  };
  const ask = async (task: Task): Promise<Redrawn | Small> => {
    clearTimeout(idle);
    try {
      child ??= start(file, () => {
        child = null;
      });
      const answer = await tell(await child, task, timeoutMs);
      idle = setTimeout(end, idleMs).unref();
      if ('done' in answer) return answer.done;
      throw problemIn(answer.failed);
    } catch (error) {
      if (!(error instanceof PictureError && error.isTold)) end();
      throw error;
    }
  };
  const inTurn = <T extends Redrawn | Small>(task: Task): Promise<T> => {
    const turn = last.then(() => ask(task));
    last = turn.catch(() => {});
    // What the process answers is what its task gives.
    return turn as Promise<T>;
  };
  return {
    redraw: (bytes) => inTurn<Redrawn>({ name: 'redraw', bytes }),
    shrink: async (bytes) => (await inTurn<Small>({ name: 'shrink', bytes })).bytes,
    fit: async (bytes, fit) => (await inTurn<Small>({ name: 'fit', bytes, fit })).bytes,
    close: async () => {
      await last;
      end();
    },
  };
}

/** A process that has said that it can draw. Throws when it cannot be started. */
function start(file: string, onEnd: () => void): Promise<ChildProcess> {
  const child = fork(file, { serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  child.once('exit', onEnd);
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error('The process that draws pictures could not be started.'));
    child.once('error', fail).once('exit', fail);
    child.once('message', () => {
      child.off('error', fail).off('exit', fail);
      // The program may end while this waits for work.
      child.unref();
      child.channel?.unref();
      resolve(child);
    });
  });
}

function tell(child: ChildProcess, task: Task, timeoutMs: number): Promise<Answer> {
  child.channel?.ref();
  return new Promise<Answer>((resolve, reject) => {
    const settle = (work: () => void) => {
      clearTimeout(timer);
      child.channel?.unref();
      child.off('message', heard).off('exit', gone).off('error', gone);
      work();
    };
    const heard = (answer: Answer) => settle(() => resolve(answer));
    const gone = () =>
      settle(() => reject(new PictureError('broken', 'The process that drew the picture did not survive it.')));
    const late = () => settle(() => reject(new PictureError('too_large', `Not drawn within ${timeoutMs} ms.`)));
    const timer = setTimeout(late, timeoutMs);
    child.on('message', heard).on('exit', gone).on('error', gone);
    child.send(task, (error) => error && gone());
  });
}

const problemIn = (message: string): PictureError =>
  new PictureError(/pixel limit/i.test(message) ? 'too_large' : 'broken', message, { isTold: true });
