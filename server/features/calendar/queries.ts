export { dateOf, localDay, momentOf } from './wall-time.ts';
export { deadlineAfter, openStretches, workingTimeBetween } from './working-time.ts';
