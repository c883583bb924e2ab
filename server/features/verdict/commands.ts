export { foundOf } from './found.ts';
export { labelsOf } from './labels.ts';
export { awaitVerdicts } from './waiting.ts';
export { type Judged, readCorrections, writeVerdicts } from './write.ts';
