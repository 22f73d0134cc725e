/** One element of an XML text, with its attributes and the text directly in it. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
}

const TAG = /<(\/?)([a-zA-Z][\w-]*)((?: [a-zA-Z][\w-]*="[^"<]*")*)(\/?)>|([^<]+)/y;
const CHARACTERS = /^(?:[^&>\p{Cc}\p{Surrogate}]|\n|&#\d+;|&(?:amp|lt|gt|quot|apos);)*$/u;

/** Reads XML of the forms that drawings have. Throws for what is not well-formed. */
export function readXml(text: string): Element {
  const root: Element = { name: '', attributes: new Map(), children: [], text: '' };
  const open = [root];
  TAG.lastIndex = 0;
  for (let found = TAG.exec(text); found; found = TAG.exec(text)) {
    const [, closing, name = '', attributes = '', empty, characters] = found;
    const inside = open.at(-1) as Element;
    if (characters !== undefined) {
      if (inside.name !== 'style' && !CHARACTERS.test(characters)) throw new Error(`not XML: ${characters}`);
      inside.text += characters;
    } else if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      const element = { name, attributes: readAttributes(attributes), children: [], text: '' };
      inside.children.push(element);
      if (!empty) open.push(element);
    }
    if (TAG.lastIndex === text.length) break;
  }
  if (TAG.lastIndex !== text.length || open.length !== 1 || root.children.length !== 1) {
    throw new Error(`not well-formed at ${TAG.lastIndex}`);
  }
  return root.children[0] as Element;
}

function readAttributes(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(/ ([\w-]+)="([^"]*)"/g)) {
    if (found.has(name) || !CHARACTERS.test(value)) throw new Error(`attribute ${name}="${value}"`);
    found.set(name, value);
  }
  return found;
}

/** Every element below one, itself included. */
export function* elements(root: Element): Iterable<Element> {
  yield root;
  for (const child of root.children) yield* elements(child);
}

export const hasClass = ({ attributes }: Element, name: string): boolean =>
  (attributes.get('class') ?? '').split(' ').includes(name);
