import { expect, test } from 'vitest';
import { createSubmission } from './use-submission.ts';

/** A form on the screen, and what it went on to. */
function opened() {
  const submission = createSubmission();
  const went: string[] = [];
  const leave = submission.watch(() => {});
  return { ...submission, went, leave, done: () => void went.push('on') };
}

test('a form goes on once what it sent has arrived', async () => {
  const form = opened();

  const trying = form.submit(() => Promise.resolve(), form.done);

  expect(form.state()).toEqual({ touched: true, isBusy: true, problem: null });
  await trying;
  expect(form.went).toEqual(['on']);
  expect(form.state().isBusy).toBe(false);
});

test('what is being sent is not sent a second time', async () => {
  const form = opened();
  const { promise, resolve } = Promise.withResolvers<void>();
  let sent = 0;
  const work = () => {
    sent++;
    return promise;
  };

  const first = form.submit(work, form.done);
  const second = form.submit(work, form.done);
  resolve();
  await Promise.all([first, second]);

  expect([sent, form.went]).toEqual([1, ['on']]);
});

test('a refusal is said and the form stays, until it is tried anew', async () => {
  const form = opened();

  await form.submit(() => Promise.reject(new Error('no')), form.done);

  expect(form.went).toEqual([]);
  expect(form.state()).toEqual({ touched: true, isBusy: false, problem: expect.stringMatching(/\w{3,}/) });
  const again = form.submit(() => Promise.resolve(), form.done);
  expect(form.state().problem).toBeNull();
  await again;
  expect(form.went).toEqual(['on']);
});

test('a form whose work has told of its refusal itself stays without a sentence', async () => {
  const form = opened();

  await form.submit(() => Promise.resolve(false), form.done);

  expect([form.went, form.state().problem]).toEqual([[], null]);
});

test('a form that was left while it was sent takes nobody anywhere', async () => {
  const form = opened();

  const trying = form.submit(() => Promise.resolve(), form.done);
  form.leave();
  await trying;

  expect(form.went).toEqual([]);
});

test('what is missing is marked without a try, and not while one runs', async () => {
  const form = opened();

  form.refuse('A name is missing.');
  expect(form.state()).toEqual({ touched: true, isBusy: false, problem: 'A name is missing.' });

  const trying = form.submit(() => Promise.resolve());
  form.refuse('A name is missing.');
  expect(form.state()).toEqual({ touched: true, isBusy: true, problem: null });
  await trying;
});
