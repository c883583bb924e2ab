import { expect, test } from 'vitest';
import { sample } from './sample.ts';
import { understand } from './understand.ts';

/** A text of the sample a line, with what is said of it. */
function told(): string {
  const judged = understand(sample.map((text, n) => ({ id: String(n), text, network: 'x' })));
  return judged.map(({ id, model: _, ...said }) => `${JSON.stringify([sample[Number(id)], said])}\n`).join('');
}

test('what is said of the sample is what was said before; a change is looked through and written with -u', async () => {
  await expect(told()).toMatchFileSnapshot('models/sample.txt');
});
