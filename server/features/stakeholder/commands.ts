export { answerEscalation, type NewAnswer } from './answer.ts';
export { askGroup, askGroupForPage } from './ask.ts';
export { changeGroup, createGroup, insertDefaultGroups, removeGroup } from './groups.ts';
export { seeEscalation } from './see.ts';
export { withdrawEscalation } from './withdraw.ts';
