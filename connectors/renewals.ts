import type { Session } from './session.ts';

type Renewals<Secrets> = {
  /** What these were last replaced by, or they themselves. */
  current(secrets: Secrets): Promise<Secrets>;
  /** Replaces what has run out; whoever comes with outdated ones waits for, or is given, what the first one got. */
  renew(session: Session, outdated: Secrets): Promise<Secrets>;
};

const keptSuccessors = 1000;

/**
 * Renewing credentials of which each works once: successors are remembered by what they replaced, so that calls made side
 * by side renew once. `fresh` asks the network and keeps what it got; `keyOf` names what works once.
 */
export function createRenewals<Secrets>(
  keyOf: (secrets: Secrets) => string,
  fresh: (session: Session, outdated: Secrets) => Promise<Secrets>,
): Renewals<Secrets> {
  const successors = new Map<string, Promise<Secrets>>();

  async function current(secrets: Secrets): Promise<Secrets> {
    const next = await successors.get(keyOf(secrets));
    if (next === undefined) return secrets;
    return keyOf(next) === keyOf(secrets) ? next : current(next);
  }

  function renew(session: Session, outdated: Secrets): Promise<Secrets> {
    const key = keyOf(outdated);
    const running = successors.get(key);
    if (running !== undefined) return running.then(current);
    const work = fresh(session, outdated);
    successors.set(key, work);
    work.then(
      // The same one again has no successor to be found under it.
      (next) => keyOf(next) === key && successors.delete(key),
      () => successors.delete(key),
    );
    const [oldest] = successors.keys();
    if (successors.size > keptSuccessors && oldest !== undefined) successors.delete(oldest);
    return work;
  }

  return { current, renew };
}
