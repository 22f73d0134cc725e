/** Decimal texts of floats as C's printf and Python 2.7 write them: exact, halves to the even digit. */

/** The decimal digits of a finite, non-negative float: `digits` read as 0.DIGITS × 10^`point`. */
interface Decimal {
  readonly digits: string;
  readonly point: number;
}

/** A finite float as numerator / 2^shift, both exact. */
function exactly(x: number): { numerator: bigint; shift: bigint } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = exponent ? fraction | 0x10000000000000n : fraction;
  const power = (exponent || 1) - 1075;
  return power >= 0
    ? { numerator: mantissa << BigInt(power), shift: 0n }
    : { numerator: mantissa, shift: BigInt(-power) };
}

/** x × 10^places, rounded to a whole number, halves to even. `x` is finite and not negative. */
function scaled(x: number, places: number): bigint {
  const { numerator, shift } = exactly(x);
  const top = places >= 0 ? numerator * 10n ** BigInt(places) : numerator;
  const bottom = (1n << shift) * (places < 0 ? 10n ** BigInt(-places) : 1n);
  const whole = top / bottom;
  const twice = (top % bottom) * 2n;
  return twice > bottom || (twice === bottom && whole & 1n) ? whole + 1n : whole;
}

/** The first `count` significant digits, rounded. */
function significant(x: number, count: number): Decimal {
  if (x === 0) return { digits: '0'.repeat(count), point: 1 };
  let point = Number(x.toExponential().split('e')[1]) + 1;
  let digits = scaled(x, count - point).toString();
  if (digits.length < count) {
    // The shortest form had been rounded up to the next power of ten.
    point -= 1;
    digits = scaled(x, count - point).toString();
  }
  if (digits.length > count) return { digits: digits.slice(0, count), point: point + 1 };
  return { digits, point };
}

const exponentText = (exponent: number): string =>
  `e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;

/** `%.{places}f` of a finite, non-negative float. */
export function fixed(x: number, places: number, alternate = false): string {
  const digits = scaled(x, places)
    .toString()
    .padStart(places + 1, '0');
  const cut = digits.length - places;
  return digits.slice(0, cut) + (places || alternate ? `.${digits.slice(cut)}` : '');
}

/** `%.{places}e` of a finite, non-negative float. */
export function scientific(x: number, places: number, alternate = false): string {
  const { digits, point } = significant(x, places + 1);
  return digits[0] + (places || alternate ? `.${digits.slice(1)}` : '') + exponentText(x === 0 ? 0 : point - 1);
}

/** `%.{count}g` of a finite, non-negative float; `alternate` keeps the trailing zeros. */
export function general(x: number, count: number, alternate = false): string {
  const precision = count || 1;
  const { digits, point } = significant(x, precision);
  const exponent = x === 0 ? 0 : point - 1;
  const kept = alternate ? digits : digits.replace(/0+$/, '');
  return laidOut(kept, exponent, exponent < -4 || exponent >= precision, alternate);
}

function laidOut(digits: string, exponent: number, power: boolean, alternate: boolean): string {
  if (power) {
    const tail = digits.slice(1);
    return (digits[0] ?? '0') + (tail || alternate ? `.${tail}` : '') + exponentText(exponent);
  }
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const tail = digits.slice(exponent + 1);
  return whole + (tail || alternate ? `.${tail}` : '');
}

/** inf and nan as Python writes them, else undefined. */
export function special(x: number): string | undefined {
  if (Number.isNaN(x)) return 'nan';
  return Number.isFinite(x) ? undefined : 'inf';
}

function signed(x: number, text: (size: number) => string): string {
  const sign = x < 0 || Object.is(x, -0) ? '-' : '';
  const odd = special(x);
  if (odd) return odd === 'nan' ? odd : sign + odd;
  const body = text(Math.abs(x));
  return sign + (/[.e]/.test(body) ? body : `${body}.0`);
}

/** Python 2.7's str() of a float: twelve digits, of which one stands behind the point. */
export const floatStr = (x: number): string =>
  signed(x, (size) => {
    const { digits, point } = significant(size, 12);
    const exponent = size === 0 ? 0 : point - 1;
    return laidOut(digits.replace(/0+$/, ''), exponent, exponent < -4 || exponent >= 11, false);
  });

/** Python 2.7's repr() of a float: the shortest text that reads back as the same number. */
export const floatRepr = (x: number): string =>
  signed(x, (size) => {
    const [mantissa = '0', exponent = '0'] = size.toExponential().split('e');
    const power = Number(exponent);
    return laidOut(mantissa.replace('.', ''), power, power < -4 || power >= 16, false);
  });
