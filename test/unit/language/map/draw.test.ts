import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { arrange, MAX_FULL } from '../../../../server/src/language/map/arrange.ts';
import { dotMap } from '../../../../server/src/language/map/dot.ts';
import { mermaidMap } from '../../../../server/src/language/map/mermaid.ts';
import type { NetworkMap } from '../../../../server/src/language/map/model.ts';
import type { Box, PlacedHost } from '../../../../server/src/language/map/scene.ts';
import { liveMap, svgMap } from '../../../../server/src/language/map/svg.ts';
import type { TestFile } from '../../../support/check.ts';
import { skip } from '../../../support/skip.ts';
import { guest, mapOf, xend, xlConf } from './maps.ts';
import { type Element, elements, hasClass, readXml } from './xml.ts';

const NAMES = ['web1', 'db', 'a<b>&"c"', '\u540d\u524d', 'x]]>--', '--> |a|', '\ud83d\ude00 g', '#quot;', 'end'];
const BRIDGES = ['xenbr0', 'xenbr1', 'lan&<', 'br"x"', 'end'];

const vif = fc
  .record({
    bridge: fc.option(fc.constantFrom(...BRIDGES), { nil: undefined }),
    mac: fc.option(fc.constantFrom('00:16:3e:00:00:01', '00:16:3e:00:00:02', '00:16:3e:00:00:03'), { nil: undefined }),
    ip: fc.option(fc.constantFrom('192.0.2.1', '192.0.2.0/28', '2001:db8::1'), { nil: undefined }),
    vifname: fc.option(fc.constantFrom('web0', 'a-very-long-name-of-an-interface'), { nil: undefined }),
    backend: fc.option(fc.constantFrom('db', 'web1'), { nil: undefined, freq: 6 }),
    script: fc.option(fc.constantFrom('vif-route', 'vif-nat', 'vif-mine'), { nil: undefined, freq: 6 }),
  })
  .map((keys) =>
    Object.entries(keys)
      .filter(([, value]) => value)
      .map(([key, value]) => `${key}=${value}`)
      .join(','),
  );

const hostFile = (folder: string): fc.Arbitrary<TestFile | undefined> =>
  fc.constantFrom(
    undefined,
    xlConf(`${folder}/xl.conf`, 'vif.default.bridge = "xenbr0"\n'),
    xend(`${folder}/xend-config.sxp`, "(network-script 'network-bridge bridge=xenbr0 netdev=eth0')\n"),
    xend(`${folder}/xend-config.sxp`, "(network-script 'network-route netdev=eth0')\n"),
  );

/** Files of one to three hosts. */
const files = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.constantFrom(...NAMES), fc.array(vif, { maxLength: 4 })), {
    minLength: 1,
    maxLength: 40,
  })
  .chain((guests) =>
    fc
      .tuple(hostFile('h0'), hostFile('h1'), hostFile('h2'))
      .map((hosts) => [
        ...hosts.filter((file) => file !== undefined),
        ...guests.map(([host, name, vifs], i) => guest(`h${host}/g${i}.cfg`, name, ...vifs)),
      ]),
  );

const RUNS = {
  numRuns: process.env['XEN_TEST_LONG'] ? 1000 : 60,
  ...(process.env['XEN_TEST_LONG'] ? {} : { seed: 7 }),
};

const guestsOf = ({ hosts }: NetworkMap) => hosts.flatMap((host) => host.guests);
const networksOf = ({ hosts }: NetworkMap) => hosts.flatMap((host) => host.networks);

const classed = (svg: Element, name: string): Element[] => [...elements(svg)].filter((one) => hasClass(one, name));
const titles = (all: readonly Element[]): string[] =>
  all.map(({ children }) => children.find(({ name }) => name === 'title')?.text ?? 'no title');

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const inside = (a: Box, b: Box): boolean =>
  a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;

function assertApart(boxes: readonly Box[]): void {
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) assert.ok(!overlap(a, b), `${JSON.stringify(a)} lies on ${JSON.stringify(b)}`);
  });
}

function assertLaidOut(placed: PlacedHost): void {
  const boxes = [...placed.devices, ...placed.networks, ...placed.guests].map(({ box }) => box);
  assertApart(boxes);
  const frame = { x: 0, y: 0, width: placed.width, height: placed.height };
  for (const box of [...boxes, ...placed.groups.map((group) => group.box)]) assert.ok(inside(box, frame));
  for (const { box } of placed.groups) {
    for (const other of boxes) assert.ok(!overlap(box, other) || inside(other, box));
  }
}

/** Shuffles with a seed, so that a failure can be seen again. */
const shuffled = <T>(items: readonly T[], seed: number): T[] =>
  items
    .map((item, i) => ({ item, key: Math.imul(i + 1, seed | 1) % 1009 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

describe('a drawing of a map', () => {
  it('is well-formed, with every guest and network once, each with a text', () =>
    fc.assert(
      fc.property(files, (all) => {
        const map = mapOf(all);
        const svg = readXml(svgMap(map));
        assert.equal(svg.attributes.get('role'), 'img');
        assert.deepEqual(
          svg.children.slice(0, 2).map(({ name }) => name),
          ['title', 'desc'],
        );
        const guests = titles([...classed(svg, 'guest-head'), ...classed(svg, 'cell')]);
        assert.equal(guests.length, guestsOf(map).length);
        assert.ok(guests.every((title) => title.startsWith('Guest ')));
        const networks = titles(classed(svg, 'net'));
        assert.equal(networks.length, networksOf(map).length);
        assert.ok(networks.every((title) => title.startsWith('Network ')));
        const wires = guestsOf(map).flatMap(({ interfaces }) => interfaces);
        assert.equal(classed(svg, 'if').length, wires.length);
        const bad = guestsOf(map).filter(
          ({ conflicts, interfaces }) => conflicts.length || interfaces.some((one) => one.conflicts.length),
        );
        assert.equal(classed(svg, 'guest').filter((one) => hasClass(one, 'bad')).length, bad.length);
      }),
      RUNS,
    ));

  it('has no box on another, and all within their frames', () =>
    fc.assert(
      fc.property(files, (all) => {
        const scene = arrange(mapOf(all));
        for (const { placed } of scene.hosts) assertLaidOut(placed);
        const frames = scene.hosts.map(({ at, placed }) => ({ ...at, width: placed.width, height: placed.height }));
        assertApart(frames);
        for (const frame of frames) assert.ok(inside(frame, { x: 0, y: 0, width: scene.width, height: scene.height }));
      }),
      RUNS,
    ));

  it('is the same for the same files in any order', () =>
    fc.assert(
      fc.property(files, fc.nat(), (all, seed) => {
        const [one, other] = [mapOf(all), mapOf(shuffled(all, seed))];
        for (const draw of [svgMap, dotMap, mermaidMap, JSON.stringify]) assert.equal(draw(other), draw(one));
      }),
      RUNS,
    ));

  it('has cells instead of cards where there are very many guests', () => {
    const many = Array.from({ length: MAX_FULL + 1 }, (_, i) => guest(`h/g${i}.cfg`, `g${i}`, 'bridge=xenbr0'));
    const map = mapOf(many);
    const svg = readXml(svgMap(map));
    assert.equal(classed(svg, 'cell').length, many.length);
    for (const { placed } of arrange(map).hosts) assertLaidOut(placed);
    const open = arrange(map, () => true);
    for (const { placed } of open.hosts) assertLaidOut(placed);
    assert.equal(open.hosts[0]?.placed.guests.length, many.length);
  });

  it('stays quick where every guest has a bridge of its own', () => {
    const many = Array.from({ length: 300 }, (_, i) => guest(`h/g${i}.cfg`, `g${i}`, `bridge=br${i}`));
    assert.equal(arrange(mapOf(many)).hosts[0]?.placed.detail, 'small');
  });

  it('can be drawn without any file', () => {
    assert.equal(readXml(svgMap({ hosts: [] })).name, 'svg');
  });
});

describe('a drawing to work with', () => {
  it('leads from each node to its line', () =>
    fc.assert(
      fc.property(files, (all) => {
        const map = mapOf(all);
        const { svg, places } = liveMap(map);
        const nodes = [...elements(readXml(svg))].filter(({ attributes }) => attributes.has('data-at'));
        assert.deepEqual(
          nodes.map(({ attributes }) => Number(attributes.get('data-at'))).sort((a, b) => a - b),
          places.map((_, i) => i),
        );
        for (const { attributes } of nodes) {
          assert.equal(attributes.get('role'), 'button');
          assert.ok(attributes.get('aria-label'));
        }
        const wanted = guestsOf(map).flatMap(({ at, interfaces }) => [at, ...interfaces.map((one) => one.at)]);
        for (const place of wanted) assert.ok(places.includes(place));
      }),
      RUNS,
    ));

  it('opens the hosts that are asked for', () => {
    const map = mapOf([
      xlConf('a/xl.conf', ''),
      xlConf('b/xl.conf', ''),
      guest('a/x.cfg', 'x', ''),
      guest('b/y.cfg', 'y', ''),
    ]);
    const { svg, open } = liveMap(map, ({ folder }) => folder === 'b');
    assert.deepEqual(open, ['b']);
    const toggles = classed(readXml(svg), 'toggle').map(({ attributes }) => attributes.get('aria-expanded'));
    assert.deepEqual(toggles, ['false', 'true']);
  });
});

const STRING = '"(?:[^"\\\\]|\\\\.)*"';
const ATTRIBUTE = `\\w+=(?:${STRING}|\\w+)`;
const DOT_LINES = [
  /^graph networks \{$|^ *\}$|^ {2}rankdir=LR;$|^ {2}subgraph cluster_\d+ \{$/,
  new RegExp(`^ {2}(?:node|edge) \\[${ATTRIBUTE}\\];$|^ {4}label=${STRING};$`),
  new RegExp(`^ {4}n\\d+(?: -- n\\d+)?(?: ?\\[${ATTRIBUTE}(?:,${ATTRIBUTE})*\\])?;$`),
];
const LABEL = '"(?:[\\p{L}\\p{N} .:/_\\ufffd-]|#\\d+;)*"';
const MERMAID_LINES = [
  /^graph LR$|^ {2}end$|^ {2}classDef conflict [\w#:,-]+$|^ {2}class n\d+(?:,n\d+)* conflict$/,
  new RegExp(`^ {2}subgraph h\\d+\\[${LABEL}\\]$`, 'u'),
  new RegExp(`^ {4}n\\d+(?:\\[${LABEL}\\]|\\[\\[${LABEL}\\]\\]|\\(\\[${LABEL}\\]\\))?$`, 'u'),
  new RegExp(`^ {4}n\\d+(?:\\[\\[${LABEL}\\]\\])? (?:---|-\\.-)(?:\\|${LABEL}\\|)? n\\d+$`, 'u'),
];

describe('a map as text', () => {
  for (const [name, draw, forms] of [
    ['DOT', dotMap, DOT_LINES],
    ['Mermaid', mermaidMap, MERMAID_LINES],
  ] as const) {
    it(`is ${name}, with every guest, network and interface once`, () =>
      fc.assert(
        fc.property(files, (all) => {
          const map = mapOf(all);
          const lines = draw(map).trimEnd().split('\n');
          for (const line of lines)
            assert.ok(
              forms.some((form) => form.test(line)),
              line,
            );
          const count = (form: RegExp): number => lines.filter((line) => form.test(line)).length;
          const [guests, interfaces] = [guestsOf(map), guestsOf(map).flatMap((one) => one.interfaces)];
          assert.equal(count(/shape=ellipse|^ {4}n\d+\(\[/), guests.length);
          assert.equal(count(/shape=box|^ {4}n\d+\["/), networksOf(map).length);
          assert.equal(count(/ -- n\d+ \[label|---\|/), interfaces.length);
        }),
        RUNS,
      ));
  }

  it('is read by Graphviz', function () {
    if (spawnSync('dot', ['-V']).error) skip(this, 'Graphviz is not installed.');
    const all = NAMES.map((name, i) =>
      guest(`h/g${i}.cfg`, name, `bridge=${BRIDGES[i % BRIDGES.length]}`, 'backend=db'),
    );
    const map = mapOf([xend('h/xend-config.sxp', "(network-script 'network-bridge netdev=eth0')\n"), ...all]);
    const done = spawnSync('dot', ['-Tplain'], { input: dotMap(map), encoding: 'utf8' });
    assert.equal(done.status, 0, done.stderr);
    assert.equal(done.stderr, '');
    const devices = new Set(networksOf(map).flatMap((network) => network.devices.map(({ name }) => name))).size;
    const nodes = done.stdout.split('\n').filter((line) => line.startsWith('node '));
    assert.equal(nodes.length, guestsOf(map).length + networksOf(map).length + devices);
  });
});
