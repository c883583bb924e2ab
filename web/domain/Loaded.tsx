import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError, errorMessage } from '../api.ts';
import { SkeletonRows } from '../ui/Skeleton.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useDelayed } from '../ui/use-delayed.ts';

type LoadedProps<T> = { query: UseQueryResult<T>; children: (data: T) => ReactNode };

/** What a query brought, or the face of its waiting or failing. */
export function Loaded<T>({ query, children }: LoadedProps<T>) {
  const isSlow = useDelayed(query.isPending);
  if (query.data !== undefined) return children(query.data);
  if (query.isError) {
    const requestId = query.error instanceof ApiError ? (query.error.requestId ?? undefined) : undefined;
    return (
      <ErrorState message={errorMessage(query.error)} requestId={requestId} onRetry={() => void query.refetch()} />
    );
  }
  return isSlow ? <SkeletonRows count={4} /> : null;
}
