export type { Verdict } from './judge.ts';
export { lookAtRequests } from './look-back.ts';
export { type Beginning, judgeNewcomers, rememberFirstWords } from './newcomers.ts';
export { digestOf } from './said.ts';
export { bringBack, setAside, setNewAside } from './set-aside.ts';
