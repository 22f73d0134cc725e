import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { type Node, optionPiece, readNodes } from '../../specs/vnuma.ts';
import type { ListValue, Setting } from '../../values/value.ts';
import { type Finding, here, rule } from '../rule.ts';
import { guestOf } from './guest.ts';
import { numberOf } from './read.ts';

export default rule({
  id: 'vnuma-mismatch',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const setting = file.domain.get('vnuma');
    const list = file.domain.list('vnuma');
    // A PV guest cannot have any, which is reported as such.
    if (toolstack !== 'xl' || !inReleases(release, '4.6') || !setting || !list?.items.length || guestOf(file) === 'pv')
      return;
    const nodes = readNodes(list, release);
    if (!nodes) return;
    yield* memoryFault(file, setting, nodes);
    yield* vcpusFault(file, setting, nodes, list);
    yield* distanceFaults(nodes);
  },
});

function* memoryFault(file: DomainFile, vnuma: Setting, nodes: readonly Node[]): Iterable<Finding> {
  const sum = nodes.reduce((total, { size }) => total + size, 0);
  const most = file.domain.get('maxmem');
  const limit = numberOf(file, 'maxmem');
  if (most && limit !== undefined) {
    if (limit === BigInt(sum)) return;
    yield {
      span: most.result.span,
      message: `The virtual NUMA nodes have ${sum} MiB together, and maxmem says ${limit}: xl refuses the file. Make the two the same.`,
      related: [here(file, vnuma.nameSpan, 'The nodes')],
    };
    return;
  }
  const memory = file.domain.get('memory');
  const wanted = numberOf(file, 'memory');
  if (!memory || wanted === undefined || wanted < 1n || wanted >= BigInt(sum)) return;
  yield {
    span: memory.result.span,
    message: `The virtual NUMA nodes have ${sum} MiB together, more than memory: libxl refuses a guest that gets only part of it at the start. Write memory = ${sum}.`,
    related: [here(file, vnuma.nameSpan, 'The nodes')],
  };
}

function* vcpusFault(file: DomainFile, vnuma: Setting, nodes: readonly Node[], list: ListValue): Iterable<Finding> {
  const all = nodes.flatMap(({ vcpus }) => vcpus);
  const related = [here(file, vnuma.nameSpan, 'The nodes')];
  const most = file.domain.get('maxvcpus');
  const limit = numberOf(file, 'maxvcpus');
  const wanted = numberOf(file, 'vcpus');
  if (most && limit && limit !== BigInt(all.length)) {
    yield {
      span: most.result.span,
      message: `The virtual NUMA nodes have ${all.length} virtual CPUs together, and maxvcpus says ${limit}: xl refuses the file. Make the two the same.`,
      related,
    };
  } else if (!limit && all.length && wanted !== undefined && wanted > BigInt(all.length)) {
    yield {
      span: file.domain.get('vcpus')?.result.span ?? list.span,
      message: `The virtual NUMA nodes have ${all.length} virtual CPUs together, fewer than vcpus: xl refuses the file. Give each to a node.`,
      related,
    };
  } else yield* sharedVcpu(nodes, list, limit ? Number(limit) : all.length || 1);
}

/** Each virtual CPU is in one node (libxl_vnuma.c:libxl__vnuma_config_check). */
function* sharedVcpu(nodes: readonly Node[], list: ListValue, count: number): Iterable<Finding> {
  const seen = new Set<number>();
  for (const node of nodes) {
    for (const vcpu of node.vcpus) {
      if (seen.has(vcpu)) {
        yield {
          span: optionPiece(node, 'vcpus')?.span ?? list.span,
          message: `Virtual CPU ${vcpu} is in two places, and libxl refuses the guest. Name each in one node only.`,
        };
        return;
      }
      seen.add(vcpu);
    }
  }
  const absent = Array.from({ length: Math.min(count, seen.size + 1) }, (_, vcpu) => vcpu).find(
    (vcpu) => !seen.has(vcpu),
  );
  if (absent === undefined) return;
  yield {
    span: list.span,
    message: `Virtual CPU ${absent} is in no virtual NUMA node, and libxl refuses the guest. Put it into one.`,
  };
}

/** No other node may be nearer than the node itself (libxl_vnuma.c:libxl__vnuma_config_check). */
function* distanceFaults(nodes: readonly Node[]): Iterable<Finding> {
  for (const [own, node] of nodes.entries()) {
    const local = node.distances[own];
    const where = optionPiece(node, 'vdistances');
    const other = nodes.findIndex((_, at) => at !== own && (node.distances[at] ?? 0) < (local ?? 0));
    if (local === undefined || other < 0 || !where) continue;
    yield {
      span: where.span,
      message: `Node ${other} is nearer to node ${own} than node ${own} itself (${node.distances[other] ?? 0} and ${local}), and libxl refuses that. The smallest distance is a node's own.`,
    };
  }
}
