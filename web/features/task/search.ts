import * as z from 'zod/mini';
import { TaskList } from '#contract/task-view.ts';

/** Which list the page shows; a mistyped one is one's own. */
export const TaskSearch = z.object({ list: z.optional(z.catch(TaskList, 'mine')) });
