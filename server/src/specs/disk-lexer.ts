/** What one token of a disk string is to xl's parser. */
export interface DiskToken {
  readonly kind: 'blank' | 'key' | 'flag' | 'unknown-key' | 'prefix' | 'unknown-prefix' | 'positional' | 'stray';
  /** The key, flag or prefix, without `=` and `:`. */
  readonly name: string;
  /** Offsets in the text. The token ends behind its comma, when it has one. */
  readonly from: number;
  readonly to: number;
}

/** The words that a release's scanner knows. */
export interface DiskVocabulary {
  readonly keys: ReadonlySet<string>;
  readonly flags: ReadonlySet<string>;
  readonly prefixes: ReadonlySet<string>;
}

/** A pattern that matches: where its token ends, and how far it looks, which decides between patterns. */
interface Candidate {
  readonly kind: DiskToken['kind'];
  readonly name: string;
  readonly end: number;
  readonly seen: number;
}

/** Keys of which the scanner knows only whole `KEY=VALUE` patterns; with another value they are no parameter to it. */
const EXACT: ReadonlyMap<string, readonly string[]> = new Map([['grant_usage', ['0', '1']]]);
/** Longer words are none of the scanner's. */
const LONGEST_NAME = 32;

const isLower = (char = ''): boolean => char >= 'a' && char <= 'z';
const isAlnum = (char = ''): boolean => isLower(char) || (char >= '0' && char <= '9');
const isBlank = (char = ''): boolean => char === ' ' || char === '\t' || char === '\n';

/**
 * Cuts a disk string as the scanner of xl since 4.2 does (tools/libs/util/libxlu_disk_l.l): of the patterns that match at a place the
 * one that looks farthest wins, of equal ones the first of the file. Linear: each separator is searched once.
 */
export class DiskLexer {
  readonly #text: string;
  readonly #vocabulary: DiskVocabulary;
  readonly #searched = new Map<string, { start: number; found: number }>();
  #at = 0;

  constructor(text: string, vocabulary: DiskVocabulary) {
    this.#text = text;
    this.#vocabulary = vocabulary;
  }

  /** The next token, or undefined at the end. A stray character ends all reading: the caller asks no more. */
  next(): DiskToken | undefined {
    const from = this.#at;
    if (from >= this.#text.length) return undefined;
    let best: Candidate = { kind: 'stray', name: '', end: from + 1, seen: from };
    for (const candidate of this.#candidates(from)) if (candidate.seen > best.seen) best = candidate;
    this.#at = best.end;
    return { kind: best.kind, name: best.name, from, to: best.end };
  }

  *#candidates(at: number): Iterable<Candidate> {
    const text = this.#text;
    if (isBlank(text[at])) {
      let end = at;
      while (isBlank(text[end])) end++;
      // It looks as far as the line goes on which the next word stands.
      yield { kind: 'blank', name: '', end, seen: end < text.length ? this.#find('\n', end) : end };
    }
    if (isLower(text[at])) yield* this.#named(at);
    const stop = Math.min(this.#find(',', at), this.#find('=', at));
    yield this.#upTo('positional', '', stop);
  }

  /** What begins with a name in lower case. */
  *#named(at: number): Iterable<Candidate> {
    const text = this.#text;
    const { flags, prefixes } = this.#vocabulary;
    let word = at;
    while (isAlnum(text[word])) word++;
    let end = word;
    while (isAlnum(text[end]) || text[end] === '-') end++;
    const name = end - at > LONGEST_NAME ? '' : text.slice(at, end);
    if (flags.has(name)) yield this.#upTo('flag', name, end);
    yield* this.#key(at, end);
    if (text[end] === '=' && end + 1 < text.length && text[end + 1] !== ',') {
      // The pattern takes one byte, which of a longer character is only the first: the rest begins the next token.
      if ((text[end + 1] as string) > '\x7f')
        yield { kind: 'unknown-key', name: text.slice(at, end), end: end + 1, seen: end + 2 };
      else yield this.#upTo('unknown-key', text.slice(at, end), end + 2);
    }
    if (text[word] !== ':') return;
    const prefix = text.slice(at, word);
    if (prefixes.has(prefix)) yield { kind: 'prefix', name: prefix, end: word + 1, seen: this.#find('\n', word) };
    const looks = word + 1 < text.length && !isAlnum(text[word + 1]);
    const seen = looks ? this.#find('\n', word + 2) : word + 1;
    yield { kind: 'unknown-prefix', name: prefix, end: word + 1, seen };
  }

  /** `KEY=VALUE` of a key that the release knows; `target` takes the rest of the line. */
  *#key(at: number, word: number): Iterable<Candidate> {
    const text = this.#text;
    let equals = word;
    while (isAlnum(text[equals]) || text[equals] === '_') equals++;
    if (text[equals] !== '=' || equals - at > LONGEST_NAME) return;
    const name = text.slice(at, equals);
    if (!this.#vocabulary.keys.has(name)) return;
    const exact = EXACT.get(name);
    if (exact && !exact.includes(text[equals + 1] ?? '')) return;
    if (exact) yield this.#upTo('key', name, equals + 2);
    else if (name !== 'target') yield this.#upTo('key', name, this.#find(',', equals));
    else {
      const end = this.#find('\n', equals);
      yield { kind: 'key', name, end, seen: end };
    }
  }

  /** A token that ends there, or behind the comma that stands there. */
  #upTo(kind: DiskToken['kind'], name: string, to: number): Candidate {
    const end = this.#text[to] === ',' ? to + 1 : to;
    return { kind, name, end, seen: end };
  }

  /** Where the next such character stands, or the end of the text. */
  #find(char: string, start: number): number {
    const known = this.#searched.get(char);
    if (known && known.start <= start && start <= known.found) return known.found;
    const at = this.#text.indexOf(char, start);
    const found = at < 0 ? this.#text.length : at;
    this.#searched.set(char, { start, found });
    return found;
  }
}
