/**
 * Chooses one tab of this browser to hold the stream and lets all of them talk. The browser gives the lock to the next
 * tab when the leader closes or crashes. Without locks (plain http on a local network) every tab leads itself.
 */
export function joinTabs<Message>(name: string, onMessage: (message: Message) => void, onLead: () => void) {
  const shared = 'locks' in navigator && 'BroadcastChannel' in window;
  const channel = shared ? new BroadcastChannel(name) : null;
  const leaving = new AbortController();
  let release = () => {};

  if (channel) channel.onmessage = (event: MessageEvent<Message>) => onMessage(event.data);

  if (shared) {
    navigator.locks
      .request(name, { signal: leaving.signal }, () => {
        // Granted although we have left: Chromium does not withdraw every waiting request.
        if (leaving.signal.aborted) return undefined;
        onLead();
        return new Promise<void>((resolve) => {
          release = resolve;
        });
      })
      .catch(() => {
        // Left while still waiting for the lock: another tab leads.
      });
  } else {
    // After the caller has its handle.
    queueMicrotask(() => !leaving.signal.aborted && onLead());
  }

  return {
    /** Tells the other tabs; not this one. */
    tell: (message: Message) => {
      if (!leaving.signal.aborted) channel?.postMessage(message);
    },
    leave: () => {
      leaving.abort();
      release();
      channel?.close();
    },
  };
}
