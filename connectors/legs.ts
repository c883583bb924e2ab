import { ConnectorError } from './connector-error.ts';

/** What one of several lists that are polled side by side gave, and where it stands now. */
export type Leg<State> = { deliveries: Uint8Array[]; state: State; more: boolean };

/** Where a list stands; one that failed stays where it was. */
export function stateOf<State>(leg: PromiseSettledResult<Leg<State>>, before: State): State {
  return leg.status === 'fulfilled' ? leg.value.state : before;
}

/** The news of all that succeeded. With no news at all a failure is told, the worst of them. */
export function gatherLegs(legs: readonly PromiseSettledResult<Leg<unknown>>[]): {
  deliveries: Uint8Array[];
  more: boolean;
} {
  const deliveries = legs.flatMap((leg) => (leg.status === 'fulfilled' ? leg.value.deliveries : []));
  const failures = legs.flatMap((leg) => (leg.status === 'rejected' ? [leg.reason] : []));
  if (failures.length > 0 && deliveries.length === 0) throw worst(failures);
  return { deliveries, more: legs.some((leg) => leg.status === 'fulfilled' && leg.value.more) };
}

/** What needs a person comes first, then what names a time. */
function worst(failures: unknown[]): unknown {
  const rank = ['auth_expired', 'permission', 'rate_limited'];
  const ranked = (error: unknown) => {
    const place = error instanceof ConnectorError ? rank.indexOf(error.kind) : 0;
    return place === -1 ? rank.length : place;
  };
  return failures.toSorted((a, b) => ranked(a) - ranked(b))[0];
}
