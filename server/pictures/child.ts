import type { Answer, Task } from './pictures.ts';
import { makeFit, redraw, shrink } from './redraw.ts';

/**
 * A process of its own for pictures of strangers: what makes it crash, hang or fill its memory takes nothing else with it.
 * One task at a time; the program that started it ends it.
 */
const run = (task: Task) => {
  switch (task.name) {
    case 'redraw':
      return redraw(task.bytes);
    case 'shrink':
      return shrink(task.bytes);
    case 'fit':
      return makeFit(task.bytes, task.fit);
  }
};

const answer = (said: Answer) => process.send?.(said);

process.on('message', (task: Task) => {
  run(task).then(
    (done) => answer({ done }),
    (error: unknown) => answer({ failed: error instanceof Error ? error.message : String(error) }),
  );
});
// The program is gone: so are we.
process.on('disconnect', () => process.exit(0));
// That it can draw.
process.send?.('ready');
