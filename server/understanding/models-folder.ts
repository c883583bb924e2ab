import { join } from 'node:path';

/** Where the weights and cards of the models that come with Earshot are. */
export const modelsFolder = join(import.meta.dirname, 'models');
