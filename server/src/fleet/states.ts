import type { Topic } from './ledger.ts';

/**
 * What topics said when an answer was drawn from them, as texts that another process or thread can compare with its own fleet. Topics that
 * cannot differ between fleets with the same configurations of hosts have no state.
 */
export const statesOf = (topics: readonly Topic[]): string[] => topics.flatMap((topic) => topic.state?.() ?? []);
