import type { GuestType } from '../../../server/src/catalog/types.ts';
import type { Draw } from './draw.ts';
import { bare, EDGES, type Line, NO_NUMBERS, number, type Spelled } from './spell.ts';

/** xl counts virtual CPUs down one by one, so that larger numbers keep it busy for hours. */
const VCPU_EDGES = ['-1', '0', '128', '129', '1024', '1025', '65536', '9223372036854775808'];

const wrongNumber = (draw: Draw, edges: readonly string[] = EDGES): Spelled =>
  draw.make<Spelled>(
    () => draw.of(NO_NUMBERS),
    () => number(draw, draw.of(edges)),
    () => [bare(512)],
  );

const line = (name: string, value: Spelled): Line => ({ name, value });

/** Memory, virtual CPUs, where they run, and how much time they get. */
export function sizes(draw: Draw, type: GuestType): Line[] {
  if (type !== 'pv' && draw.once(6)) return withNodes(draw);
  const vcpus = 1 + draw.below(8);
  return [...memory(draw, type), ...processors(draw, vcpus), ...placed(draw, vcpus), ...shares(draw)];
}

function memory(draw: Draw, type: GuestType): Line[] {
  const size = draw.of([128, 512, 1024, 4096]);
  const most = (): number =>
    draw.mostly(
      () => (type === 'pv' ? size * 2 : size),
      () => size * 2,
      () => size - 1,
    );
  return [
    ...(draw.slips ? [] : [line('memory', draw.slips ? wrongNumber(draw) : number(draw, size))]),
    ...(draw.once(3) ? [line('maxmem', draw.slips ? wrongNumber(draw) : number(draw, most()))] : []),
    ...(draw.slips ? [line('memory', number(draw, size)), { name: 'memory', value: bare(1), op: '+=' as const }] : []),
  ];
}

function processors(draw: Draw, vcpus: number): Line[] {
  const most = draw.mostly(
    () => vcpus + draw.below(3),
    () => vcpus - 1,
    () => 129,
    () => 0,
  );
  return [
    ...(draw.once(4) ? [] : [line('vcpus', draw.slips ? wrongNumber(draw, VCPU_EDGES) : number(draw, vcpus))]),
    ...(draw.once(3) ? [line('maxvcpus', draw.slips ? wrongNumber(draw, VCPU_EDGES) : number(draw, most))] : []),
  ];
}

const ranges = (draw: Draw): string =>
  draw.word(
    ['0', '2', '0-3', '1,2', '0-3,^1', 'all', 'node:0', 'nodes:0-1', 'all,^5', 'node:1,^40', '^0,1', '00-03', ' 3'],
    [
      '3-1',
      '^all',
      'nodes:all',
      '^nodes:all',
      '1-',
      'x',
      '1,,2',
      '1;2',
      '0 - 3',
      '1 ,2',
      'node:9',
      '70',
      '',
      '-1',
      'all,',
    ],
  );

function placed(draw: Draw, vcpus: number): Line[] {
  const value = (): Spelled =>
    draw.make<Spelled>(
      () => ranges(draw),
      () =>
        Array.from(
          {
            length: draw.mostly(
              () => vcpus,
              () => vcpus + 1,
              () => 0,
            ),
          },
          () => ranges(draw),
        ),
      () => bare(draw.below(8)),
      () => [bare(draw.below(8)), ranges(draw)],
      () => (draw.slips ? [[ranges(draw)]] : ranges(draw)),
    );
  return [...(draw.once(3) ? [line('cpus', value())] : []), ...(draw.once(8) ? [line('cpus_soft', value())] : [])];
}

function shares(draw: Draw): Line[] {
  if (!draw.once(4)) return [];
  return draw.make(
    () => [
      line(
        'cpu_weight',
        number(
          draw,
          draw.mostly<number | string>(
            () => 256,
            () => 0,
            () => 65536,
            () => -1,
          ),
        ),
      ),
    ],
    () => [
      line(
        'cap',
        number(
          draw,
          draw.mostly<number | string>(
            () => 50,
            () => -1,
            () => 100000,
          ),
        ),
      ),
    ],
    () => [line('pool', draw.word(['Pool-0', '0'], ['fast', '7', 'Pool-1']))],
  );
}

/** A guest with NUMA nodes of its own. */
function withNodes(draw: Draw): Line[] {
  const nodes = 1 + draw.below(3);
  const size = 512;
  const each = 2;
  const entry = (node: number): Spelled => {
    const first = node * each;
    const parts = [
      `pnode=${draw.mostly<number | string>(
        () => node % 2,
        () => 'x',
        () => 5,
        () => '',
      )}`,
      `size=${draw.mostly<number | string>(
        () => size,
        () => size + 1,
        () => '1G',
        () => 0,
      )}`,
      `vcpus=${draw.mostly(
        () => `${first}-${first + each - 1}`,
        () => '0',
        () => `${first},${first + 1}`,
        () => 'x',
        () => '9',
      )}`,
      `vdistances=${draw.mostly(
        () => distances(nodes, node),
        () => '10',
        () => '20,10,30,40,50',
        () => 'x',
        () => '10,,20',
      )}`,
    ];
    const kept = draw.slips ? draw.some(parts, 3) : parts;
    const spaced = draw.once(5) ? kept.map((part) => part.replace('=', ' = ')) : kept;
    return draw.mostly<Spelled>(
      () => spaced,
      () => spaced.join(','),
      () => [...spaced, draw.of(['node=1', 'size', '=', 'Size=512', 'x=y=z', ''])],
      () => [...spaced, ['pnode=0']],
    );
  };
  const total = nodes * size;
  const vcpus = nodes * each;
  return [
    ...(draw.once(2) ? [line('vcpus', number(draw, vcpus))] : []),
    ...(draw.once(2)
      ? [
          line(
            'maxvcpus',
            number(
              draw,
              draw.mostly<number | string>(
                () => vcpus,
                () => vcpus + 1,
              ),
            ),
          ),
        ]
      : []),
    line(
      'memory',
      number(
        draw,
        draw.mostly<number | string>(
          () => total,
          () => total - 1,
          () => total + 1,
        ),
      ),
    ),
    ...(draw.once(2)
      ? [
          line(
            'maxmem',
            number(
              draw,
              draw.mostly<number | string>(
                () => total,
                () => total + 1,
              ),
            ),
          ),
        ]
      : []),
    line(
      'vnuma',
      draw.mostly<Spelled>(
        () => [...Array(nodes).keys()].map(entry),
        () => [],
        () => 'x',
        () => ['x'],
      ),
    ),
  ];
}

const distances = (nodes: number, own: number): string =>
  Array.from({ length: nodes }, (_, node) => (node === own ? 10 : 20)).join(',');
