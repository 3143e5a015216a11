/** Reading and acting from a page: the calls of api.ts, kept by TanStack Query for as long as the page needs them. */
import type { OutputOf, Route } from '#contract/route.ts';
import { QueryClient, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ZodType } from 'zod';
import { call, mayRetry, type Input } from './api.ts';

type Shape = ZodType | undefined;

/** Every fetch is a look and is written down as one: so nothing is fetched again by itself, and nothing is stored. */
export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: (count, problem) => count < 2 && mayRetry(problem),
        staleTime: 10_000,
        gcTime: 30_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });

/** Reads a route. `enabled: false` waits until it is asked for. */
export const useRead = <P extends Shape, Q extends Shape, R extends Shape>(
  route: Route<string, P, Q, undefined, R>,
  input: Input<P, Q, undefined>,
  { enabled = true }: { enabled?: boolean } = {},
) =>
  useQuery<OutputOf<R>, Error>({
    queryKey: [route.id, input],
    queryFn: ({ signal }) => call(route, input, { signal }),
    enabled,
  });

/** Puts what a command answered in the place of what was read: reading it again would be another look. */
export function useKnown<P extends Shape, Q extends Shape, R extends Shape>(
  route: Route<string, P, Q, undefined, R>,
) {
  const client = useQueryClient();
  return (input: Input<P, Q, undefined>, change: (before: OutputOf<R>) => OutputOf<R>) => {
    client.setQueryData<OutputOf<R>>([route.id, input], before => before && change(before));
  };
}

interface PageOf<T> {
  items: T[];
  next: string | null;
}

/** Reads a list page by page. `read` makes the call for what comes after a cursor. */
export function useList<T>(
  key: readonly unknown[],
  read: (after: string | undefined, signal: AbortSignal) => Promise<PageOf<T>>,
) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
  });
  return {
    items: query.data?.pages.flatMap(page => page.items),
    problem: query.error,
    pending: query.isPending,
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    busy: query.isFetchingNextPage,
    again: () => void query.refetch(),
  };
}

/** Pages that show a case in another way: what is stale of the one is stale of the other. */
const shownElsewhere: Readonly<Record<string, readonly string[]>> = { 'cases.open': ['windows.open'] };

/** Fetches again what a page shows of these routes. */
export const refresh = (client: QueryClient, ids: readonly string[]) =>
  Promise.all(
    ids
      .flatMap(id => [id, ...(shownElsewhere[id] ?? [])])
      .map(id => client.invalidateQueries({ queryKey: [id] })),
  );

/**
 * A command. The same attempt, pressed again after a lost answer, carries the same key; anything else a new one.
 * `refreshes` names the routes (by object) whose answers are stale afterwards.
 */
export function useCommand<P extends Shape, B extends Shape, R extends Shape>(
  route: Route<string, P, undefined, B, R>,
  { refreshes = [] }: { refreshes?: readonly { id: string }[] } = {},
) {
  const client = useQueryClient();
  const attempt = useRef<{ of: string; key: string } | undefined>(undefined);
  return useMutation<OutputOf<R>, Error, Input<P, undefined, B>>({
    mutationFn: async input => {
      const of = JSON.stringify(input);
      if (attempt.current?.of !== of) attempt.current = { of, key: crypto.randomUUID() };
      try {
        const answer = await call(route, input, { key: attempt.current.key });
        attempt.current = undefined;
        return answer;
      } catch (problem) {
        if (!mayRetry(problem)) attempt.current = undefined;
        throw problem;
      }
    },
    onSuccess: () =>
      refresh(
        client,
        refreshes.map(({ id }) => id),
      ),
  });
}
