import type { TrainingTask } from './task.ts';
import { hate } from './tasks/hate.ts';
import { offensive } from './tasks/offensive.ts';
import { sentiment } from './tasks/sentiment.ts';
import { spamPrivate, spamPublic, spamUnnamed } from './tasks/spam.ts';

/** Every model that is trained from public data. */
export const trainingTasks: readonly TrainingTask[] = [
  sentiment,
  offensive,
  hate,
  spamPrivate,
  spamPublic,
  spamUnnamed,
];
