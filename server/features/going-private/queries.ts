export { readInvitation } from './invitations.ts';
export { codesOf } from './propose-stage.ts';
export { proposeFor } from './stage-facts.ts';
