export { storeContext } from './context.ts';
export { noteDeleted } from './deletions.ts';
export { drainJob, journalArrivals } from './journal.ts';
export { lockIntake } from './lock.ts';
export { parseDelivery } from './parse.ts';
export { takeUp } from './take-up.ts';
