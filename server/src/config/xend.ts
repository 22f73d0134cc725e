import { readScriptCall, type ScriptCall } from '../specs/script-arguments.ts';
import { contentSpan, type SxpFile, type SxpList, type SxpNode, type SxpText, segmentsOf } from '../syntax/sxp.ts';
import { type Span, span } from '../syntax/text.ts';
import { type StringValue, TextMap } from '../values/value.ts';

/** A list `(name value …)` at the top level of a xend-config.sxp. */
export interface XendOption {
  readonly name: string;
  /** Where the name stands, without quotes. */
  readonly nameSpan: Span;
  /** What stands behind the name; xend looks at the first only. */
  readonly elements: readonly SxpNode[];
  /** The first element; without one xend takes the default. */
  readonly value: SxpNode | undefined;
  readonly form: SxpList;
  readonly span: Span;
  /** The first form of the same name: xend looks at that, and never at this one. */
  readonly duplicateOf?: XendOption;
}

/** An argument of a network or vif script. */
export interface XendScriptArgument {
  readonly name: string;
  readonly nameSpan: Span;
  /** Absent for a word without `=`, which the scripts ignore. */
  readonly value?: string;
  readonly valueSpan?: Span;
}

/** What `network-script` or `vif-script` says. */
export interface XendScript {
  readonly option: XendOption;
  /** The script's name without its folder; empty when the text starts with a blank. */
  readonly name: string;
  readonly scriptSpan: Span;
  readonly args: readonly XendScriptArgument[];
  /** True when script and arguments are one text in quotes. */
  readonly quoted: boolean;
  /** Elements behind the first, which xend never reads: arguments that should have been in quotes. */
  readonly lost: readonly SxpNode[];
  readonly call: ScriptCall;
  readonly value: StringValue;
  readonly span: Span;
}

/** A xend-config.sxp as xend looks things up in it (sxp.py:child_value): the first form of a name decides. */
export class XendConfig {
  /** In the order of the file. */
  readonly options: readonly XendOption[];
  readonly #first: ReadonlyMap<string, XendOption>;
  readonly #scripts = new Map<string, XendScript | undefined>();

  constructor(options: readonly XendOption[]) {
    this.options = options;
    this.#first = new Map(options.filter(({ duplicateOf }) => !duplicateOf).map((option) => [option.name, option]));
  }

  /** The form that decides about an option. */
  get(name: string): XendOption | undefined {
    return this.#first.get(name);
  }

  /** An option's value as text; undefined when there is none, or when it is a list. */
  text(name: string): string | undefined {
    const value = this.get(name)?.value;
    return value && value.kind !== 'list' ? value.text : undefined;
  }

  /** The script that xend runs when it starts; undefined when none is named. */
  networkScript(): XendScript | undefined {
    return this.#script('network-script');
  }

  /** The script for interfaces that name none themselves; undefined when the file leaves it to the default. */
  vifScript(): XendScript | undefined {
    return this.#script('vif-script');
  }

  #script(name: string): XendScript | undefined {
    if (!this.#scripts.has(name)) this.#scripts.set(name, this.#readScript(name));
    return this.#scripts.get(name);
  }

  #readScript(name: string): XendScript | undefined {
    const option = this.get(name);
    const node = option?.value;
    if (!option || !node || node.kind === 'list' || !node.text) return undefined;
    const value = stringValue(node);
    const call = readScriptCall(value);
    return {
      option,
      name: call.name.text,
      scriptSpan: call.name.span,
      args: call.args.map(({ name: key, value: text }) => ({
        name: key.text,
        nameSpan: key.span,
        ...(text ? { value: text.text, valueSpan: text.span } : {}),
      })),
      quoted: node.kind === 'string',
      lost: option.elements.slice(1),
      call,
      value,
      span: option.span,
    };
  }
}

/** A word or string as a value whose parts know where they stand. */
export function stringValue(node: SxpText): StringValue {
  const content = contentSpan(node);
  return {
    kind: 'string',
    span: node.span,
    text: node.text,
    map: new TextMap(segmentsOf(node), span(content.start, content.start)),
  };
}

/** The options of a file, with their first forms found. */
export function xendConfig(file: SxpFile): XendConfig {
  const options: XendOption[] = [];
  const first = new Map<string, XendOption>();
  for (const form of file.forms) {
    const option = optionOf(form);
    if (!option) continue;
    const earlier = first.get(option.name);
    const listed = earlier ? { ...option, duplicateOf: earlier } : option;
    if (!earlier) first.set(option.name, listed);
    options.push(listed);
  }
  return new XendConfig(options);
}

function optionOf(form: SxpNode): XendOption | undefined {
  if (form.kind !== 'list') return undefined;
  const [name, ...behind] = form.items;
  if (!name || name.kind === 'list') return undefined;
  // A list that starts with @ holds attributes; xend skips it (sxp.py:children).
  const elements = isAttributes(behind[0]) ? behind.slice(1) : behind;
  return { name: name.text, nameSpan: contentSpan(name), elements, value: elements[0], form, span: form.span };
}

function isAttributes(node: SxpNode | undefined): boolean {
  if (node?.kind !== 'list') return false;
  const [first] = node.items;
  return first !== undefined && first.kind !== 'list' && first.text === '@';
}
