import type { Target } from '../catalog/lookup.ts';
import { inReleases } from '../catalog/release.ts';

/** A transmit rate as the toolstack reads it. */
export interface Rate {
  readonly bytesPerSecond: bigint;
  /** How often the guest's allowance is filled up, in microseconds. */
  readonly interval: bigint;
  /** True when the interval is given without a unit, and so counts in seconds. */
  readonly bareInterval: boolean;
  /** True when the number starts with 0 and xl reads it as octal. */
  readonly octal: boolean;
}

/** Why a toolstack does not take a rate. `part`: which of the two halves. */
export interface RateFault {
  readonly part: 'rate' | 'interval';
  readonly what: 'form' | 'range';
}

const POWERS: Readonly<Record<string, bigint>> = { '': 1n, K: 1000n, M: 1_000_000n, G: 1_000_000_000n };
const MICROSECONDS: Readonly<Record<string, bigint>> = { u: 1n, m: 1000n, '': 1_000_000n };
const DEFAULT_INTERVAL = 50_000n;
const UINT32_MAX = 2n ** 32n - 1n;
const UINT64_MAX = 2n ** 64n - 1n;
/** Longer numbers overflow anyway. */
const MOST_DIGITS = 22;

/** Digits as C's strtoull reads them in base 0: octal behind a leading 0, up to the first digit that is none. */
function octalOrDecimal(digits: string): bigint {
  if (!digits.startsWith('0')) return BigInt(digits);
  const octal = /^[0-7]*/.exec(digits)?.[0] ?? '0';
  return BigInt(`0o${octal}`);
}

/**
 * Reads `10Mb/s@50ms`. xl: libxlu_vif.c:xlu_vif_parse_rate (4.2 and later; an empty interval counted as none up to 4.3). xm:
 * xen/xend/server/netif.py:parseRate, where the interval must end in `s`.
 */
export function readRate(text: string, { toolstack, release }: Target): Rate | RateFault {
  const xl = toolstack === 'xl';
  const at = text.indexOf('@');
  const first = at < 0 ? text : text.slice(0, at);
  const second =
    at < 0 || (xl && at === text.length - 1 && inReleases(release, null, '4.3')) ? undefined : text.slice(at + 1);
  const rate = /^(\d+)([GMK]?)([Bb])\/s$/.exec(first);
  if (!rate) return { part: 'rate', what: 'form' };
  const interval = second === undefined ? undefined : (xl ? /^(\d+)([mu]?)s?$/ : /^(\d+)([mu]?)s$/).exec(second);
  if (interval === null) return { part: 'interval', what: 'form' };
  const digits = rate[1] as string;
  const steps = interval?.[1] ?? '';
  if (digits.length > MOST_DIGITS) return { part: 'rate', what: 'range' };
  if (steps.length > MOST_DIGITS) return { part: 'interval', what: 'range' };
  const number = xl ? octalOrDecimal(digits) : BigInt(digits);
  const bytesPerSecond = (number * (POWERS[rate[2] as string] ?? 1n)) / (rate[3] === 'b' ? 8n : 1n);
  const count = interval && (xl ? octalOrDecimal(steps) : BigInt(steps));
  const microseconds = count === undefined ? DEFAULT_INTERVAL : count * (MICROSECONDS[interval?.[2] ?? ''] ?? 1n);
  if (xl) {
    if (number === 0n || number > UINT32_MAX) return { part: 'rate', what: 'range' };
    if (microseconds === 0n || microseconds > UINT32_MAX) return { part: 'interval', what: 'range' };
    if (bytesPerSecond * microseconds > UINT64_MAX) return { part: 'rate', what: 'range' };
  }
  return {
    bytesPerSecond,
    interval: microseconds,
    bareInterval: interval !== undefined && !/[mus]$/.test(second ?? ''),
    octal: xl && digits.length > 1 && digits.startsWith('0'),
  };
}

export const isRateFault = (rate: Rate | RateFault): rate is RateFault => 'what' in rate;

/** Nobody writes a longer rate. */
const MOST_REPAIRED = 64;

/**
 * The rate that was meant, when there is one reading: units in another case, spelled `bps` or `bit/s`, or with blanks. Undefined for
 * anything that would be a guess.
 */
export function repairRate(text: string): string | undefined {
  if (text.length > MOST_REPAIRED) return undefined;
  const found =
    /^\s*(\d{1,20})\s*([kKmMgG]?)i?\s*(?:(bits?|b)\s*(?:ps|\/\s*s(?:ec)?)|(bytes?|B)\s*(?:ps|\/\s*s(?:ec)?))\s*(?:@\s*(\d{1,20})\s*([mu]?)s?\s*)?$/.exec(
      text,
    );
  if (!found || found[1]?.startsWith('0') || /i/.test(text.replace(/bits?/, ''))) return undefined;
  const unit = found[3] ? 'b' : 'B';
  const interval = found[5] ? `@${found[5]}${found[6]}s` : '';
  return `${found[1]}${(found[2] ?? '').toUpperCase()}${unit}/s${interval}`;
}
