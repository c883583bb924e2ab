import { expect, test } from 'vitest';
import { failuresIn } from './failures.ts';

const said = `
 ❯  unit  server/one.test.ts (2 tests | 2 failed) 560ms
   × two differ 152ms

⎯⎯⎯⎯⎯⎯⎯ Failed Tests 3 ⎯⎯⎯⎯⎯⎯⎯

\u001b[41m FAIL \u001b[49m  unit  server/one.test.ts > two differ
AssertionError: expected 1 to be 2

- Expected
+ Received

 ❯ server/one.test.ts:3:59
      1| import { expect, test } from 'vitest';

⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯[1/3]⎯

 FAIL   e2e  e2e/page.test.tsx > it opens
 FAIL   e2e  e2e/page.test.tsx > it closes
Error: The page is gone.
 ❯ e2e/page.test.tsx:4:35
`;

test('each failed test is told with its file and its reason, down to the line, also where several share one', () => {
  const shared = ['Error: The page is gone.', ' ❯ e2e/page.test.tsx:4:35'];
  expect(failuresIn(said)).toEqual([
    {
      name: 'unit  server/one.test.ts > two differ',
      file: 'server/one.test.ts',
      why: ['AssertionError: expected 1 to be 2', '- Expected', '+ Received', ' ❯ server/one.test.ts:3:59'],
    },
    { name: 'e2e  e2e/page.test.tsx > it opens', file: 'e2e/page.test.tsx', why: shared },
    { name: 'e2e  e2e/page.test.tsx > it closes', file: 'e2e/page.test.tsx', why: shared },
  ]);
});

test('what went well, and what failed without a test, names none', () => {
  expect(failuresIn(' ✓ all (3 tests)\n Test Files  1 passed (1)\n')).toEqual([]);
  expect(failuresIn('error TS2322: Type')).toEqual([]);
});
