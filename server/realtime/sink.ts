import type { Writable } from 'node:stream';

/** What a client may leave unread, in bytes, before it is told to start over instead. */
const mostUnreadBytes = 1_000_000;
/** How long it may then take to read that, in ms, before its stream ends. */
const patienceMs = 60_000;

/** The text of one server-sent event. */
export function serverSentEvent(event: string, position: number | null, data: unknown): string {
  const id = position === null ? '' : `id: ${position}\n`;
  return `event: ${event}\n${id}data: ${JSON.stringify(data)}\n\n`;
}

/**
 * Writes events to a client that may be slow: what it is given is bounded, and what it missed becomes one `reset`,
 * after which `onCaughtUp` may say anew what has no position.
 */
export function openSink(out: Writable, limits = { mostUnreadBytes, patienceMs }, onCaughtUp = () => {}) {
  let missed: number | null = null;
  let last = 0;
  let impatience: NodeJS.Timeout | undefined;

  out.on('drain', () => {
    if (missed === null) return;
    const position = missed;
    missed = null;
    clearTimeout(impatience);
    write('reset', position, { position });
    onCaughtUp();
  });
  out.on('close', () => clearTimeout(impatience));

  /** `position` null: the event has no place among the others. */
  function write(event: string, position: number | null, data: unknown): void {
    last = position ?? last;
    if (missed !== null || out.writableLength > limits.mostUnreadBytes) miss(last);
    else out.write(serverSentEvent(event, position, data));
  }

  function miss(position: number): void {
    if (missed === null) impatience = setTimeout(() => out.destroy(), limits.patienceMs);
    missed = position;
  }

  return {
    write,
    /** A comment that keeps proxies from closing a quiet stream. */
    beat: () => {
      if (missed === null) out.write(':\n\n');
    },
  };
}
