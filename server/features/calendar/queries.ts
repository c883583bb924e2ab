export { deadlineAfter, workingTimeBetween } from './working-time.ts';
