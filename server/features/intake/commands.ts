export { storeContext } from './context.ts';
export { noteDeleted } from './deletions.ts';
export { releaseDeliveries } from './hold.ts';
export { drainJob, journalArrivals } from './journal.ts';
export { lockIntake } from './lock.ts';
export { parseDelivery } from './parse.ts';
export { type Receiver, takeIn } from './take-in.ts';
export { takeUp } from './take-up.ts';
