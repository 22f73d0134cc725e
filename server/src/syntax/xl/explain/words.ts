import type { Fix } from '../../problem.ts';
import { choice, fix, insert, replace, safeFix } from '../../report.ts';
import { span } from '../../text.ts';
import type { Scan } from './scan.ts';

/** Settings that xl reads in MiB (tools/xl/xl_parse.c:parse_config_data, every release). */
const IN_MIB = new Set(['memory', 'maxmem', 'shadow_memory', 'videoram', 'stubdomain_memory']);
const MIB: Readonly<Record<string, number>> = { m: 1, g: 1024, t: 1024 * 1024 };

const YES = new Set(['true', 'yes', 'on']);
const NO = new Set(['false', 'no', 'off']);

/** Writes a text as a string of xl. */
export function quoted(text: string): string {
  const quote = text.includes('"') && !text.includes("'") ? "'" : '"';
  return quote + text.replace(/[\\]/g, '\\\\').replaceAll(quote, `\\${quote}`) + quote;
}

/** Reports a word that stands where a value should, from `start` to `end`; `name` is the setting that it belongs to. */
export function explainWord(scan: Scan, start: number, end: number, name: string): void {
  const text = scan.slice(start, end);
  const where = span(start, end);
  const put = (value: string): ReturnType<typeof replace> => replace(start, end, value);
  const quote = (safe: boolean): Fix => fix(safe, `Write ${shorten(quoted(text))}`, put(quoted(text)));

  const lower = text.toLowerCase();
  if (YES.has(lower) || NO.has(lower)) {
    const number = YES.has(lower) ? '1' : '0';
    const python = text === 'True' || text === 'False';
    const fixes = [fix(python, `Write ${number}`, put(number))];
    if (!python) fixes.push(quote(false));
    scan.report.add(where, `xl knows no word ${text} and refuses the file. Write 1 for yes and 0 for no.`, { fixes });
    return;
  }
  if (text === 'None') {
    scan.report.add(where, 'None is Python: xl refuses the file for it. Leave the setting out.', {
      fixes: outcommented(scan, start),
    });
    return;
  }
  const unit = /^([0-9]+) ?([KMGT])(?:i?B)?$/i.exec(text);
  if (unit) return explainUnit(scan, start, end, name, Number(unit[1]), (unit[2] as string).toLowerCase());
  if (/^[+-][0-9][0-9a-fx]*$/i.test(text)) {
    scan.report.add(
      where,
      `xl takes no sign in a bare number and refuses the file. Put ${text} in quotes: then xl reads it.`,
      { fixes: [quote(true)] },
    );
    return;
  }
  if (/^0x[0-9a-f]+$/i.test(text)) {
    scan.report.add(
      where,
      `A bare number has only lower-case letters in xl, which refuses the file for ${shorten(text)}. Put it in quotes.`,
      {
        fixes: [quote(true)],
      },
    );
    return;
  }
  if (/^[+-]?[0-9]*\.[0-9]+$|^[+-]?[0-9]+\.$/.test(text)) {
    scan.report.add(
      where,
      `xl reads whole numbers only and refuses the file for ${shorten(text)}. Write a whole number, or quotes if it is a text.`,
      {
        fixes: [quote(false)],
      },
    );
    return;
  }
  const grouped = /^[0-9]+(?:_[0-9]+)+$/.test(text);
  if (grouped) {
    const plain = text.replaceAll('_', '');
    scan.report.add(where, `A number has no _ in xl, which refuses the file for ${shorten(text)}. Write ${plain}.`, {
      fixes: [choice(`Write ${plain}`, put(plain))],
    });
    return;
  }
  // What starts like a number may have been meant as one.
  const single = !/[\s,]|^[0-9]+[A-Za-z%]/.test(text);
  scan.report.add(
    where,
    `A text must stand in quotes: xl refuses the file for ${shorten(text)}. Write ${shorten(quoted(text))}.`,
    {
      fixes: [quote(single)],
    },
  );
}

/** A fix that makes a comment of the setting whose value starts at a place, when it is all that stands on its line. */
function outcommented(scan: Scan, value: number): Fix[] {
  const start = scan.blanks(scan.text.lastIndexOf('\n', value - 1) + 1);
  const alone = scan.word(start, '.') > start && !scan.slice(start, scan.lineEnd(value)).includes(';');
  return alone ? [choice('Make it a comment', insert(start, '# '))] : [];
}

function explainUnit(scan: Scan, start: number, end: number, name: string, count: number, unit: string): void {
  const text = scan.slice(start, end);
  const mib = unit === 'k' ? count / 1024 : count * (MIB[unit] as number);
  if (!IN_MIB.has(name)) {
    scan.report.add(
      span(start, end),
      `xl knows no units in numbers and refuses the file for ${shorten(text)}. Write the number in the unit that ${shorten(name)} wants.`,
      {
        fixes: [choice(`Write ${quoted(text)}`, replace(start, end, quoted(text)))],
      },
    );
    return;
  }
  const known = Number.isSafeInteger(mib);
  const advice = known ? `write ${mib}` : 'write a whole number of MiB';
  scan.report.add(
    span(start, end),
    `xl knows no units in numbers and refuses the file. ${name} counts in MiB: ${advice}.`,
    {
      fixes: known ? [safeFix(`Write ${mib}`, replace(start, end, String(mib)))] : [],
    },
  );
}

/** A word that ends in a quote that nothing opens; `close` is the place of that quote. */
export function explainMissingOpen(scan: Scan, start: number, close: number): void {
  const quote = scan.text.charAt(close);
  scan.report.add(
    span(start, close + 1),
    `This string has no opening ${quote}, and xl refuses the file. Put one where the text starts.`,
    {
      fixes: [safeFix(`Add the opening ${quote}`, insert(start, quote))],
    },
  );
}

/** A piece of a file's text, short enough for a message. */
export function shorten(text: string): string {
  const line = text.slice(0, 60).replace(/[^\x20-\x7e\u00a1-\u024f]/g, ' ');
  return line.length > 40 ? `${line.slice(0, 37)}…` : line;
}
