export { releaseApproved, returnRefused } from './approved.ts';
export { cancelDispatch } from './cancel.ts';
export { adoptEcho, type EchoOwner, noteForeign } from './echo.ts';
export { releaseHeld } from './release.ts';
export { actOnMessage, actOnPerson, editMessage, saySomething, sendReply } from './request.ts';
export { getForChange, lockWithConversation } from './rows.ts';
export { markSent } from './sent.ts';
export { settleDispatch } from './settle.ts';
export { wake as wakeDispatches } from './wake.ts';
