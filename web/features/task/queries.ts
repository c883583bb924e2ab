import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { countTasks, listTasks } from '#contract/task.ts';
import type { TaskList } from '#contract/task-view.ts';
import { call } from '#web/api.ts';

/** Under this the browser keeps lists and counts of tasks. */
export const tasksKey = ['tasks'] as const;

/** The tasks of one list, a page at a time. */
export const tasksQuery = (list: TaskList) =>
  infiniteQueryOptions({
    queryKey: [...tasksKey, 'list', list] as const,
    queryFn: ({ pageParam, signal }) => call(listTasks, { query: { list, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

/** How many open tasks each list has. */
export const taskCountsQuery = queryOptions({
  queryKey: [...tasksKey, 'counts'] as const,
  queryFn: ({ signal }) => call(countTasks, { signal }),
});
