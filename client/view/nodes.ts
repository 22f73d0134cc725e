/** What had the focus, so that it can have it again in the next drawing. */
export interface Remembered {
  readonly label: string;
  readonly index: number;
  readonly focused: boolean;
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nodes of a drawing that can be chosen. One of them is in the order of the Tab key; arrow keys lead to the others. */
export class Nodes {
  readonly #box: HTMLElement;
  #current: Element | undefined;

  constructor(box: HTMLElement) {
    this.#box = box;
  }

  get all(): Element[] {
    return [...this.#box.querySelectorAll('.node')];
  }

  /** The first node whose text alternative begins so. */
  named(label: string): Element | undefined {
    return this.all.find((node) => node.getAttribute('aria-label')?.startsWith(label));
  }

  focus(node: Element): void {
    this.#take(node);
    (node as SVGElement).focus({ preventScroll: true });
    node.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** The middle of the node that has the focus, in the window; undefined when none has it. */
  get focusedAt(): { readonly x: number; readonly y: number } | undefined {
    return this.#current && document.activeElement === this.#current ? middle(this.#current) : undefined;
  }

  /** Moves the focus as a key says; false for a key that says nothing. */
  move(from: Element, key: string): boolean {
    const { all } = this;
    const to = key === 'Home' ? all[0] : key === 'End' ? all.at(-1) : nearest(from, all, DIRECTIONS[key]);
    if (!to && !DIRECTIONS[key]) return false;
    if (to) this.focus(to);
    return true;
  }

  /** Focuses the first node of a kind behind the current one, and begins again at the end. */
  focusNext(selector: string): void {
    const wanted = [...this.#box.querySelectorAll(selector)];
    const behind = wanted.find(
      (node) => this.#current && this.#current.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    const to = behind ?? wanted[0];
    if (!to) return;
    this.focus(to);
    to.scrollIntoView({ block: 'center', inline: 'center' });
  }

  /** Marks the nodes whose text alternative has a text in it; none for an empty one. */
  mark(text: string): void {
    const wanted = text.trim().toLowerCase();
    for (const node of this.all) {
      const found = wanted !== '' && node.getAttribute('aria-label')?.toLowerCase().includes(wanted);
      node.classList.toggle('found', found === true);
    }
  }

  remember(): Remembered {
    const index = this.#current ? this.all.indexOf(this.#current) : 0;
    return {
      label: this.#current?.getAttribute('aria-label') ?? '',
      index,
      focused: this.#current !== undefined && document.activeElement === this.#current,
    };
  }

  /** Goes on where the drawing before had the focus. */
  restore({ label, index, focused }: Remembered): void {
    const { all } = this;
    this.#current = undefined;
    const node = all.find((one) => one.getAttribute('aria-label') === label) ?? all[index] ?? all[0];
    if (!node) return;
    this.#take(node);
    if (focused) (node as SVGElement).focus({ preventScroll: true });
  }

  #take(node: Element): void {
    this.#current?.setAttribute('tabindex', '-1');
    node.setAttribute('tabindex', '0');
    this.#current = node;
  }
}

/** The node that lies nearest in a direction; what is beside the straight line counts as farther. */
function nearest(
  from: Element,
  all: readonly Element[],
  direction: readonly [number, number] | undefined,
): Element | undefined {
  if (!direction) return undefined;
  const [right, down] = direction;
  const start = middle(from);
  let best: Element | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const node of all) {
    if (node === from) continue;
    const { x, y } = middle(node);
    const along = (x - start.x) * right + (y - start.y) * down;
    const aside = Math.abs((x - start.x) * down) + Math.abs((y - start.y) * right);
    const cost = along + aside * 3;
    if (along > 1 && cost < least) {
      best = node;
      least = cost;
    }
  }
  return best;
}

function middle(node: Element): { x: number; y: number } {
  const { left, top, width, height } = node.getBoundingClientRect();
  return { x: left + Math.min(width, 40) / 2, y: top + height / 2 };
}
