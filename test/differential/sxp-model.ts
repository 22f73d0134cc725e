/** What the releases up to the named one differ in from the next. */
export type Era = '3.0.2' | '3.0.3' | '3.4' | '4.4';

export type Tree = string | readonly Tree[];

const ESCAPES = new Map([...'abtnvfr\\\'"'].map((letter, i) => [letter, '\x07\b\t\n\v\f\r\\\'"'.charAt(i)]));

/** xend refuses the text. */
class Refused extends Error {}
/** The text ends behind a word or comment inside a list: xend is content and forgets the list. */
class Dropped extends Error {}

/**
 * xend's reader told as plainly as can be, one character after the other and without a thought for speed (tools/python/xen/xend/sxp.py:Parser).
 * Answers with the values at the top level; null when xend refuses the text.
 */
export function readAsXend(text: string, era: Era): readonly Tree[] | null {
  const values: Tree[] = [];
  try {
    const model = new Model(text, era);
    for (let value = model.value(false); value !== undefined; value = model.value(false)) values.push(value);
  } catch (stop) {
    if (stop instanceof Refused) return null;
    if (!(stop instanceof Dropped)) throw stop;
  }
  return values;
}

class Model {
  readonly #text: string;
  readonly #era: Era;
  readonly #separators: string;
  #at = 0;

  constructor(text: string, era: Era) {
    this.#text = text;
    this.#era = era;
    this.#separators = era === '4.4' ? '{}()<>[];' : '{}()<>[];!';
  }

  get #char(): string {
    return this.#text.charAt(this.#at);
  }

  /** The next value; undefined at the end of the text, or of the list that is being read. */
  value(inList: boolean): Tree | undefined {
    for (; ; this.#at++) {
      const char = this.#char;
      if (char === '') {
        if (inList) throw new Refused();
        return undefined;
      }
      if (char === '#') this.#comment(inList);
      else if (char === '(') return this.#list();
      else if (char === ')') {
        if (!inList) throw new Refused();
        return undefined;
      } else if (char === '"' || char === "'") return this.#string(char);
      else if (/[!-~]/.test(char)) return this.#atom(inList);
      else if (char === '\x04' && !inList) return undefined;
      else if (!/[ \t\n\v\f\r]/.test(char)) throw new Refused();
    }
  }

  /** Ends on the line feed. */
  #comment(inList: boolean): void {
    while (this.#char !== '\n') {
      if (this.#char === '' && inList) throw new Dropped();
      if (this.#char === '') return;
      this.#at++;
    }
  }

  #list(): Tree {
    const items: Tree[] = [];
    this.#at++;
    for (let item = this.value(true); item !== undefined; item = this.value(true)) items.push(item);
    this.#at++;
    return items;
  }

  #atom(inList: boolean): string {
    const start = this.#at++;
    while (this.#char && !`${this.#separators} \t\n\v\f\r#`.includes(this.#char)) this.#at++;
    if (this.#char === '' && inList) throw new Dropped();
    return this.#text.slice(start, this.#at);
  }

  #string(quote: string): string {
    let text = '';
    for (this.#at++; this.#char !== quote; ) {
      if (this.#char === '') throw new Refused();
      if (this.#char !== '\\') text += this.#text.charAt(this.#at++);
      else {
        this.#at++;
        text += this.#escape();
      }
    }
    this.#at++;
    return text;
  }

  #escape(): string {
    const char = this.#text.charAt(this.#at++);
    const plain = ESCAPES.get(char);
    if (plain !== undefined) return plain;
    if (char === 'x') return this.#hex();
    if (/[0-7]/.test(char)) return this.#octal(Number(char));
    if (char === '' || this.#era === '3.0.2') throw new Refused();
    if (this.#era !== '3.0.3') return '\\';
    // 3.0.3 waits for a digit, whatever comes before it.
    while (!/[0-7]/.test(this.#char)) {
      if (this.#char === '') throw new Refused();
      this.#at++;
    }
    return this.#octal(Number(this.#text.charAt(this.#at++)));
  }

  #hex(): string {
    let code = 0;
    for (let count = 0; count < 2; count++) {
      const char = this.#text.charAt(this.#at++);
      if (!/[0-9a-fA-F]/.test(char)) throw new Refused();
      // A letter counts as its distance from the first letter.
      code = code * 16 + (/[0-9]/.test(char) ? Number(char) : 'abcdef'.indexOf(char.toLowerCase()));
    }
    return String.fromCharCode(code);
  }

  #octal(first: number): string {
    let code = first;
    let count = 1;
    for (; count < 3 && /[0-7]/.test(this.#char); count++) code = code * 8 + Number(this.#text.charAt(this.#at++));
    const short = count < 3;
    if (code > 255 || (short && (this.#char === '' || this.#era === '3.0.2'))) throw new Refused();
    return String.fromCharCode(code);
  }
}
