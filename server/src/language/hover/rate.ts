import type { Rate } from '../../specs/rate.ts';
import { code, paragraphs } from '../markdown.ts';

const grouped = (number: bigint): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

/** A vif's rate in bytes, and how much of it each interval brings. */
export function describeRate(text: string, { bytesPerSecond, interval, bareInterval, octal }: Rate): string {
  const share = (bytesPerSecond * interval) / 1_000_000n;
  const time = interval % 1000n === 0n ? `${interval / 1000n} ms` : `${interval} µs`;
  return paragraphs(
    `**${code(text)}** · at most ${grouped(bytesPerSecond)} bytes a second`,
    `The guest may send ${grouped(share)} bytes every ${time}.`,
    bareInterval && 'An interval without a unit counts in seconds.',
    octal && 'A number that starts with 0 is read as octal.',
  );
}
