const MIN = 0.05;
const MAX = 4;
const READABLE = 0.7;
/** So far (pixels) a pointer may slip in a click. */
const SLIP = 4;

interface Place {
  readonly scale?: number;
  readonly left?: number;
  readonly top?: number;
}

/** The scrolled box that a drawing is in: zoom by wheel and keys, and panning by the pointer; scrolling is the browser's own. */
export class Canvas {
  readonly #box: HTMLElement;
  readonly #keep: (place: Place) => void;
  #width = 0;
  #height = 0;
  #scale = 0;
  /** Whoever has looked closer somewhere is left there. */
  #chosen = false;
  /** True while the click that a panning ends with is on its way. */
  moved = false;

  /** @param keep is told what to come back to when the view is shown again */
  constructor(box: HTMLElement, keep: (place: Place) => void) {
    this.#box = box;
    this.#keep = keep;
    box.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    box.addEventListener('pointerdown', (event) => this.#drag(event));
    box.addEventListener('scroll', () => this.#remember());
  }

  /** Shows the drawing in the box, of so many pixels: where it was before, else all of it. */
  draw(width: number, height: number, before: Place = {}): void {
    const first = this.#scale === 0;
    this.#width = width;
    this.#height = height;
    if (first && before.scale) {
      this.#scale = before.scale;
      this.#chosen = true;
      this.#resize();
      this.#box.scrollTo(before.left ?? 0, before.top ?? 0);
    } else if (this.#chosen) this.#resize();
    else this.fit();
  }

  /** From now on another drawing is shown at the place and size of this one. */
  stay(): void {
    this.#chosen = true;
  }

  /** Makes everything visible, but no larger than it was made to be read. */
  fit(): void {
    const { clientWidth, clientHeight } = this.#box;
    this.#chosen = false;
    this.#scale = limited(Math.min(clientWidth / this.#width, clientHeight / this.#height, 1));
    this.#resize();
    this.#box.scrollTo(0, 0);
    this.#remember();
  }

  /** Zooms around a point of the window, or the middle of the box. */
  zoom(factor: number, x?: number, y?: number): void {
    const frame = this.#box.getBoundingClientRect();
    const [left, top] = [
      (x ?? frame.left + frame.width / 2) - frame.left,
      (y ?? frame.top + frame.height / 2) - frame.top,
    ];
    const before = this.#scale;
    this.#chosen = true;
    this.#scale = limited(before * factor);
    const grown = this.#scale / before;
    const [scrollLeft, scrollTop] = [this.#box.scrollLeft, this.#box.scrollTop];
    this.#resize();
    this.#box.scrollTo((scrollLeft + left) * grown - left, (scrollTop + top) * grown - top);
    this.#remember();
  }

  /** Makes letters large enough to be read, for what is looked for. */
  near(): void {
    if (this.#scale < READABLE) this.zoom(1 / this.#scale);
    this.#chosen = true;
  }

  #resize(): void {
    const svg = this.#box.querySelector('svg');
    svg?.setAttribute('width', String(this.#width * this.#scale));
    svg?.setAttribute('height', String(this.#height * this.#scale));
  }

  #remember(): void {
    if (!this.#chosen) return this.#keep({});
    this.#keep({ scale: this.#scale, left: this.#box.scrollLeft, top: this.#box.scrollTop });
  }

  /** Ctrl and the wheel, which is also what two fingers on a touchpad come as. */
  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.zoom(Math.exp(-Math.max(-100, Math.min(100, event.deltaY)) / 200), event.clientX, event.clientY);
  }

  #drag(down: PointerEvent): void {
    this.moved = false;
    if (down.button !== 0 || down.pointerType === 'touch') return;
    const { scrollLeft, scrollTop } = this.#box;
    const move = ({ clientX, clientY }: PointerEvent): void => {
      const [x, y] = [clientX - down.clientX, clientY - down.clientY];
      if (!this.moved && Math.hypot(x, y) < SLIP) return;
      this.moved = true;
      this.#chosen = true;
      this.#box.classList.add('panning');
      this.#box.scrollTo(scrollLeft - x, scrollTop - y);
    };
    const end = (): void => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
      this.#box.classList.remove('panning');
      // The click comes behind this.
      setTimeout(() => {
        this.moved = false;
      });
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
  }
}

const limited = (scale: number): number => Math.min(MAX, Math.max(MIN, scale));
