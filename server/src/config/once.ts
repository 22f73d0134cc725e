/** Remembers what was worked out about a thing, so that the many rules that ask for it share one answer. */
export class Once {
  readonly #answers = new Map<string, unknown>();

  /** The answer under a key; worked out at the first call. A key always goes with the same work. */
  get<T>(key: string, work: () => T): T {
    const known = this.#answers.get(key);
    if (known !== undefined || this.#answers.has(key)) return known as T;
    const answer = work();
    this.#answers.set(key, answer);
    return answer;
  }
}
