import type { Drawn, FromView, ToView } from '../src/map/messages.ts';
import { Canvas } from './canvas.ts';
import { Nodes } from './nodes.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromView): void;
  getState(): { readonly scale?: number; readonly left?: number; readonly top?: number } | undefined;
  setState(state: object): void;
};

const vscode = acquireVsCodeApi();
const element = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const main = element('map');
const summary = element('summary');
const find = element<HTMLInputElement>('find');
const next = element<HTMLButtonElement>('next');
const canvas = new Canvas(main, (state) => vscode.setState(state));
const nodes = new Nodes(main);
let drawing = 0;
const CONFLICTS = '.guest.bad .guest-head, .guest.bad.cell';

/** Goes to the next node of a kind. */
function goTo(selector: string): void {
  canvas.near();
  nodes.focusNext(selector);
}

/** Zooms by a key: what has the focus stays where it is. */
function zoom(factor: number): void {
  const { x, y } = nodes.focusedAt ?? {};
  canvas.zoom(factor, x, y);
}

/** Tells the extension which line to open, or which host to draw otherwise. */
function choose(node: Element): void {
  const { at, host } = (node as SVGElement).dataset;
  if (host !== undefined) vscode.postMessage({ type: 'toggle', host });
  else if (at !== undefined) vscode.postMessage({ type: 'open', id: drawing, at: Number(at) });
}

function show(message: Extract<ToView, { type: 'map' }>): void {
  const parsed = new DOMParser().parseFromString(message.svg, 'image/svg+xml').documentElement;
  if (parsed.nodeName !== 'svg') return;
  const focus = nodes.remember();
  main.replaceChildren(document.importNode(parsed, true));
  main.setAttribute('aria-busy', 'false');
  drawing = message.id;
  canvas.draw(message.width, message.height, vscode.getState());
  nodes.restore(focus);
  nodes.mark(find.value);
  summary.textContent = message.summary;
  const view = drawn();
  next.hidden = view.conflicts === 0;
  vscode.postMessage({ type: 'drawn', id: drawing, view });
}

function drawn(): Drawn {
  const count = (selector: string): number => main.querySelectorAll(selector).length;
  return {
    guests: count('.guest-head, .guest.cell'),
    networks: count('.net'),
    interfaces: count('.if'),
    conflicts: count('.guest.bad'),
    labels: nodes.all.map((node) => node.getAttribute('aria-label') ?? ''),
  };
}

window.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
  if (data.type === 'map') show(data);
  else if (data.type === 'nothing') {
    main.replaceChildren();
    main.setAttribute('aria-busy', 'false');
    summary.textContent = data.text;
    next.hidden = true;
  } else nodes.named(data.label)?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
});

main.addEventListener('click', ({ target }) => {
  const node = (target as Element).closest('.node');
  if (!node || canvas.moved) return;
  canvas.stay();
  nodes.focus(node);
  choose(node);
});

main.addEventListener('keydown', (event) => {
  const node = document.activeElement?.closest('.node');
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (node && (event.key === 'Enter' || event.key === ' ')) choose(node);
  else if (!(node && nodes.move(node, event.key))) return;
  canvas.stay();
  event.preventDefault();
});

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target === find) return;
  if (event.key === '+' || event.key === '=') zoom(1.25);
  else if (event.key === '-') zoom(0.8);
  else if (event.key === '0') canvas.fit();
  else if (event.key === 'n') goTo(CONFLICTS);
  else if (event.key === '/') find.focus();
  else return;
  event.preventDefault();
});

element('in').addEventListener('click', () => canvas.zoom(1.25));
element('out').addEventListener('click', () => canvas.zoom(0.8));
element('fit').addEventListener('click', () => canvas.fit());
next.addEventListener('click', () => goTo(CONFLICTS));
find.addEventListener('input', () => nodes.mark(find.value));
find.addEventListener('keydown', ({ key }) => {
  if (key === 'Enter') goTo('.found');
});

vscode.postMessage({ type: 'ready' });
