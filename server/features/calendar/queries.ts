export { quietUntil } from './quiet-hours.ts';
export { dateOf, localDay, momentOf } from './wall-time.ts';
export { closingOf, deadlineAfter, isOpenAt, openStretches, workingTimeBetween } from './working-time.ts';
