/** Numbers for the nodes of a graph, in the order in which they are asked for. */
export class Ids {
  readonly #known = new Map<string, string>();

  of(what: string): string {
    const known = this.#known.get(what) ?? `n${this.#known.size}`;
    this.#known.set(what, known);
    return known;
  }
}
