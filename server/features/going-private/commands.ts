export { noteInvitation } from './invitations.ts';
