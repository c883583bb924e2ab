export { dateOf, localDay, momentOf } from './wall-time.ts';
export { closingOf, deadlineAfter, openStretches, workingTimeBetween } from './working-time.ts';
