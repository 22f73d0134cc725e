import type { Range } from '../syntax/text.ts';
import type { Demand, Fact, FileFacts, HostNetwork } from './facts.ts';

export const sameRange = (a: Range | undefined, b: Range | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character);

/** True when two facts of one file are the same in all that others see of them. */
export const sameFact = (a: Fact, b: Fact): boolean =>
  a === b ||
  (a.type === b.type && a.key === b.key && a.label === b.label && a.detail === b.detail && sameRange(a.range, b.range));

/** True when two lists of facts are the same, in the same order. */
export const sameFacts = (a: readonly Fact[], b: readonly Fact[]): boolean =>
  a.length === b.length && a.every((fact, i) => sameFact(fact, b[i] as Fact));

/** True when two readings of a configuration of the host say the same. */
export const sameNetwork = (a: HostNetwork | undefined, b: HostNetwork | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));

export const sameDemand = (a: Demand | undefined, b: Demand | undefined): boolean =>
  a?.memory === b?.memory &&
  a?.vcpus === b?.vcpus &&
  sameRange(a?.memoryAt, b?.memoryAt) &&
  sameRange(a?.vcpusAt, b?.vcpusAt);

/** True when two readings of one file give the same to the rules across files. */
export const sameFile = (a: FileFacts, b: FileFacts): boolean =>
  a.interfaces === b.interfaces &&
  sameFacts(a.facts, b.facts) &&
  sameDemand(a.demand, b.demand) &&
  sameNetwork(a.network, b.network);
