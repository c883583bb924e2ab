import { useState, useSyncExternalStore } from 'react';
import { errorMessage } from '#web/api.ts';

type State = {
  /** Somebody has tried to send it: what is missing is marked from now on. */
  touched: boolean;
  isBusy: boolean;
  /** Why the last try did not succeed, as a sentence; null while there is nothing to say. */
  problem: string | null;
};

/**
 * Sends what stands in a form, one try at a time. `problem` belongs to the whole form (FormDialog and Form show it) or to
 * its one field; `say` is for a form that knows more of it. `onDone` runs when a try has succeeded, unless the form has
 * been left meanwhile.
 */
export function useSubmission(onDone?: () => void, say = errorMessage) {
  const [submission] = useState(() => createSubmission(say));
  const state = useSyncExternalStore(submission.watch, submission.state);
  return {
    ...state,
    refuse: submission.refuse,
    submit: (work: Work) => void submission.submit(work, onDone),
    reset: submission.reset,
  };
}

/** Throws why it did not work, to be said in the form; answers `false` where it has said so itself and the form stays. */
type Work = () => Promise<unknown>;

const fresh: State = { touched: false, isBusy: false, problem: null };

/** The tries of one form, apart from how they are drawn. Nobody watches a form that was left. */
export function createSubmission(say = errorMessage) {
  let state = fresh;
  const watchers = new Set<() => void>();
  const become = (next: State) => {
    state = next;
    for (const told of watchers) told();
  };
  return {
    state: () => state,
    watch(told: () => void) {
      watchers.add(told);
      return () => void watchers.delete(told);
    },
    /** Something is missing or wrong, which its fields show; `problem` says it where no field does by itself. */
    refuse(problem: string | null = null): void {
      if (!state.isBusy) become({ touched: true, isBusy: false, problem });
    },
    async submit(work: Work, onDone?: () => void): Promise<void> {
      if (state.isBusy) return;
      become({ touched: true, isBusy: true, problem: null });
      const [isDone, problem] = await outcomeOf(work, say);
      if (isDone && watchers.size > 0) onDone?.();
      become({ ...state, isBusy: false, problem });
    },
    /** As if nobody had tried: what stands in the form now is another matter. */
    reset: () => become(fresh),
  };
}

async function outcomeOf(
  work: Work,
  say: (error: unknown) => string,
): Promise<[isDone: boolean, problem: string | null]> {
  try {
    return [(await work()) !== false, null];
  } catch (cause) {
    return [false, say(cause)];
  }
}
