import type { CheckResult, GateReason } from '#contract/dispatch.ts';
import type { Finding } from './check.ts';

/** Where in the text it is, and what the text could be instead. */
type Pointed = Pick<Finding, 'at' | 'suggestion'>;
type Said = [reason: GateReason, message: string, parameters?: Record<string, unknown>, pointed?: Pointed];

export function pass(parameters: Record<string, unknown> = {}): Finding {
  return { verdict: 'pass', reason: 'fine', message: '', parameters };
}

/** Worth knowing; nothing has to be read or accepted. */
export function hint(...[reason, message, parameters = {}, pointed]: Said): Finding {
  return { verdict: 'hint', reason, message, parameters, ...pointed };
}

/** The person may go on after reading it. */
export function warn(...[reason, message, parameters = {}, pointed]: Said): Finding {
  return { verdict: 'warn', reason, message, parameters, ...pointed };
}

/** A second person has to let exactly this through. */
export function approval(...[reason, message, parameters = {}, pointed]: Said): Finding {
  return { verdict: 'approval', reason, message, parameters, ...pointed };
}

/** Nothing leaves, whoever asks. */
export function stop(...[reason, message, parameters = {}, pointed]: Said): Finding {
  return { verdict: 'stop', reason, message, parameters, ...pointed };
}

/** True when nothing stops and each warning was read and accepted by name of its check. */
export function mayLeave(results: readonly CheckResult[], accepted: readonly string[]): boolean {
  return results.every((result) => !isInTheWay(result, accepted));
}

/** Whether this line keeps the answer from leaving. */
export function isInTheWay({ verdict, check }: CheckResult, accepted: readonly string[]): boolean {
  return verdict === 'stop' || (verdict === 'warn' && !accepted.includes(check));
}
