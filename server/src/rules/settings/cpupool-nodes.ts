import { type Finding, here, rule } from '../rule.ts';
import { removal } from './edit.ts';

/** xl looks at `cpus` only when it finds no list in `nodes` (tools/xl/xl_cpupool.c:main_cpupoolcreate). */
export default rule({
  id: 'cpupool-nodes',
  subject: 'settings',
  severity: 'warning',
  kinds: ['cpupool'],
  *check(file): Iterable<Finding> {
    const nodes = file.settings.last.get('nodes');
    if (nodes?.result.kind !== 'list') return;
    if (!nodes.result.items.length) {
      yield {
        span: nodes.result.span,
        severity: 'error',
        message: 'The pool gets the CPUs of no node, and xl stops because it finds none. Name a node, or remove nodes.',
        fixes: removal(file, nodes),
      };
    }
    const cpus = file.settings.last.get('cpus');
    if (!cpus) return;
    yield {
      span: cpus.nameSpan,
      message: 'With nodes set, xl ignores cpus without a word. Remove one of the two.',
      fixes: [...removal(file, cpus), ...removal(file, nodes)],
      related: [here(file, nodes.nameSpan, 'Decides')],
    };
  },
});
