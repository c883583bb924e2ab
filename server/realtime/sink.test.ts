import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { openSink, serverSentEvent } from './sink.ts';

/** A client that reads only when it is told to. */
function slowClient() {
  const read: string[] = [];
  const waiting: (() => void)[] = [];
  const out = new Writable({
    highWaterMark: 10,
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      read.push(chunk);
      waiting.push(done);
    },
  });
  const readAll = async () => {
    while (waiting.length > 0) {
      waiting.shift()?.();
      await new Promise(setImmediate);
    }
  };
  return { out, read, readAll };
}

test('an event is one line of data, however many lines its text has', () => {
  expect(serverSentEvent('changes', 7, { text: 'a\n\nb' })).toBe(
    'event: changes\nid: 7\ndata: {"text":"a\\n\\nb"}\n\n',
  );
});

test('a client that does not read is given a bounded amount, then told once to start over', async () => {
  const { out, read, readAll } = slowClient();
  const sink = openSink(out, { mostUnreadBytes: 500, patienceMs: 60_000 });

  for (let n = 1; n <= 1_000; n++) sink.write('changes', n, 'x'.repeat(80));
  await readAll();

  expect(read.length).toBeLessThan(20);
  expect(read.at(-1)).toBe(serverSentEvent('reset', 1_000, { position: 1_000 }));
  sink.write('changes', 1_001, 'y');
  await readAll();
  expect(read.at(-1)).toBe(serverSentEvent('changes', 1_001, 'y'));
  out.destroy();
});

test('one that never reads again is cut off', async () => {
  const { out } = slowClient();
  const sink = openSink(out, { mostUnreadBytes: 10, patienceMs: 20 });

  for (let n = 1; n <= 10; n++) sink.write('changes', n, 'x'.repeat(80));
  await new Promise((resolve) => out.once('close', resolve));

  expect(out.destroyed).toBe(true);
});
