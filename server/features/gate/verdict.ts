import type { CheckResult, GateReason } from '#contract/dispatch.ts';

type Said = [check: CheckResult['check'], reason: GateReason, message: string, parameters?: Record<string, unknown>];

export function pass(check: CheckResult['check'], parameters: Record<string, unknown> = {}): CheckResult {
  return { check, verdict: 'pass', reason: 'fine', message: '', parameters };
}

/** The person may go on after reading it. */
export function warn(...[check, reason, message, parameters = {}]: Said): CheckResult {
  return { check, verdict: 'warn', reason, message, parameters };
}

/** Nothing leaves, whoever asks. */
export function stop(...[check, reason, message, parameters = {}]: Said): CheckResult {
  return { check, verdict: 'stop', reason, message, parameters };
}

/** True when nothing stops and each warning was read and accepted by name of its check. */
export function mayLeave(results: readonly CheckResult[], accepted: readonly string[]): boolean {
  return results.every(({ verdict, check }) => verdict === 'pass' || (verdict === 'warn' && accepted.includes(check)));
}
