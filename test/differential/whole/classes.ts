import { catalog } from '../../../server/src/catalog/index.ts';
import type { Problem } from '../../../server/src/syntax/problem.ts';
import { AFTER_CREATION } from './after-creation.ts';
import type { Verdict } from './judge.ts';

/** A kind of difference between xl's verdict and ours that is meant to be. */
export interface KnownClass {
  readonly name: string;
  readonly kind: Kind;
  readonly reason: string;
}

/**
 * `host`: the answer depends on the machine, which the file does not tell. `after creation`: xl comes as far as the call that makes the guest, which
 * then fails or does not work. `said by xl`: xl itself says that it goes on without what is written. `warning`: xl refuses, and we warn.
 */
type Kind = 'host' | 'after creation' | 'said by xl' | 'warning';

/** A class of problems that are errors though xl comes as far as creating the guest. */
interface ProblemClass extends KnownClass {
  readonly rules: readonly string[];
  /** What the problem's message says, where the rule alone is not narrow enough. */
  readonly says?: RegExp;
  /** What xl must have printed; its groups are words of our message. */
  readonly xlSays?: RegExp;
}

/** A class of refusals over which we report no error. */
interface RefusalClass extends KnownClass {
  readonly xlSays: RegExp;
  /** What the config must say. */
  readonly config?: RegExp;
  /** The rule that must warn. */
  readonly warns?: string;
}

const ON_ARM = [...catalog.domain.values()].flatMap(({ name, xl }) => (xl?.arch === 'arm' ? [name] : []));

const PROBLEMS: readonly ProblemClass[] = [
  {
    name: 'value of another kind',
    kind: 'said by xl',
    reason: 'xl prints a warning that names the setting, and does as if it were not set.',
    rules: ['wrong-type'],
    xlSays: /warning: (?:parameter `|can't use \+= with numbers for parameter `)([\w.]+)'/,
  },
  {
    name: 'list inside a list of devices',
    kind: 'after creation',
    reason: 'xl stops reading the list there without a word, so that the guest lacks the devices behind it.',
    rules: ['wrong-type'],
    says: /^A list inside \w+: xl stops reading there/,
  },
  {
    name: 'MAC address',
    kind: 'said by xl',
    reason: 'xl prints that the mac is invalid, and gives the interface another address.',
    rules: ['vif-mac-malformed', 'vif-quoted-value'],
    xlSays: /^Invalid parameter `mac'/,
  },
  {
    name: 'last octet of a MAC address',
    kind: 'after creation',
    reason:
      'xl takes the digits that there are, or reads on behind the text, so that the interface has an address that nobody wrote.',
    rules: ['vif-mac-malformed'],
    says: /is not an octet|of six octets/,
  },
  {
    name: 'value of another kind, without a word',
    kind: 'after creation',
    reason: 'xl does as if the setting were not there, and does not say so.',
    rules: ['wrong-type'],
    says: /xl ignores it without a word/,
  },
  {
    name: 'option of an interface',
    kind: 'said by xl',
    reason: 'xl prints the part of the vif that it does not know, and goes on without it.',
    rules: ['vif-unknown-key'],
    xlSays: /^unrecognized argument `/,
  },
  {
    name: 'Arm',
    kind: 'host',
    reason: 'The config is for an Arm machine by its other settings, and the judge is an x86 one.',
    rules: ['passthrough-conflict'],
    says: /^On Arm /,
  },
  ...AFTER_CREATION.map((one) => ({ ...one, kind: 'after creation' as const })),
];

const REFUSALS: readonly RefusalClass[] = [
  {
    name: 'CPU pools',
    kind: 'host',
    reason: 'Which CPU pools there are is known on the host only.',
    xlSays: /Illegal pool specified/,
  },
  {
    name: 'NUMA nodes',
    kind: 'host',
    reason: 'How many NUMA nodes there are is known on the host only.',
    xlSays: /^xl: invalid pnode number: \d+$/,
  },
  {
    name: 'CPUs and nodes to run on',
    kind: 'host',
    reason: 'Which CPUs there are, and on which node, is known on the host only.',
    xlSays: /^vcpu hard affinity map is empty$/,
    config: /^cpus\s*=[^#]*(?:node|\d{2})/m,
  },
  {
    name: 'shared page tables',
    kind: 'host',
    reason: 'Whether CPU and IOMMU can share page tables is known on the host only.',
    xlSays: /passthrough="share_pt" not supported on this platform/,
  },
  {
    name: 'Arm',
    kind: 'host',
    reason: 'The config is for an Arm machine by its other settings, and the judge is an x86 one.',
    xlSays: /passthrough not yet supported for x86 PVH guests|passthrough="share_pt" not valid for PV domain/,
    config: new RegExp(`^(?:device_tree|${ON_ARM.join('|')})[ \\t]*\\+?=`, 'm'),
  },
  {
    name: 'devices of the host beside memory below maxmem',
    kind: 'warning',
    reason:
      'libxl refuses the pair. A warning for pci and passthrough, because libvirt writes and keeps such files, whose devices change from host to host.',
    xlSays: /IOMMU required for device passthrough but not supported together with PoD/,
    config: /^(?:pci|passthrough)[ \t]*\+?=/m,
    warns: 'memory-below-maxmem',
  },
  {
    name: 'HVM by the name of the file',
    kind: 'warning',
    reason: 'A file named .hvm without a type is an old example, whose guest was HVM by another setting.',
    xlSays: /^Neither kernel nor bootloader specified$/,
    warns: 'missing-boot',
  },
];

/** The class of a problem that is an error though xl goes on. */
export const classOfProblem = ({ rule, message }: Problem, { messages }: Verdict): KnownClass | undefined =>
  PROBLEMS.find(
    ({ rules, says, xlSays }) =>
      rules.includes(rule) &&
      (!says || says.test(message)) &&
      (!xlSays || messages.some((line) => isAbout(xlSays.exec(line), message))),
  );

/** True when xl's line is about what our message is about. */
const isAbout = (line: RegExpExecArray | null, message: string): boolean =>
  line?.slice(1).every((word) => message.includes(word)) ?? false;

/** The class of a refusal over which we report no error. */
export const classOfRefusal = (
  text: string,
  { messages }: Verdict,
  problems: readonly Problem[],
): KnownClass | undefined =>
  REFUSALS.find(
    ({ xlSays, config, warns }) =>
      messages.some((line) => xlSays.test(line)) &&
      (!config || config.test(text)) &&
      (!warns || problems.some(({ rule }) => rule === warns)),
  );
