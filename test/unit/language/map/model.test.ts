import assert from 'node:assert/strict';
import type { MapNetwork, NetworkMap } from '../../../../server/src/language/map/model.ts';
import { guest, mapOf, xend, xlConf } from './maps.ts';

const networks = ({ hosts }: NetworkMap): readonly MapNetwork[] => hosts.flatMap((host) => host.networks);
/** `kind name [card …]`, a card in brackets where it is only the usual one. */
const shown = (map: NetworkMap): string[] =>
  networks(map).map(({ kind, name, devices, backend }) =>
    [
      kind,
      name,
      ...devices.map((device) => (device.named ? device.name : `(${device.name})`)),
      backend && `in ${backend}`,
    ]
      .filter(Boolean)
      .join(' '),
  );
const xm = { toolstack: 'xm' } as const;

describe('the networks of a map', () => {
  const cases: [string, NetworkMap, string[]][] = [
    ["xl's own bridge where nothing names one", mapOf([guest('a.cfg', 'a', '')]), ['bridge xenbr0']],
    [
      'the default bridge of xl.conf, and those that guests name',
      mapOf([xlConf('h/xl.conf', 'vif.default.bridge = "lan"\n'), guest('h/a.cfg', 'a', '', 'bridge=dmz')]),
      ['bridge dmz', 'bridge lan'],
    ],
    [
      'routing by xl.conf, with the card',
      mapOf([
        xlConf('h/xl.conf', 'vif.default.script = "vif-route"\nvif.default.gatewaydev = "eth1"\n'),
        guest('h/a.cfg', 'a', 'ip=192.0.2.1'),
      ]),
      ['route vif-route eth1'],
    ],
    [
      'the bridge and the card that xend is told',
      mapOf([xend('h/xend-config.sxp', "(network-script 'network-bridge bridge=foo netdev=eth1')\n")]),
      ['bridge foo eth1'],
    ],
    [
      'the names of Xen 3.1, which has its own',
      mapOf([xend('h/xend-config.sxp', '(network-script network-bridge)\n', '3.1')]),
      ['bridge xenbr0 (eth0)'],
    ],
    [
      'the names of later releases, which take those of the card',
      mapOf([
        xend('h/xend-config.sxp', "(network-script 'network-bridge netdev=eth2')\n", '4.1'),
        { ...guest('h/a.cfg', 'a', ''), ...xm },
      ]),
      ['bridge eth2 eth2'],
    ],
    [
      'one routed network a host, whichever script says so',
      mapOf([
        xend('h/xend-config.sxp', "(network-script 'network-route netdev=eth0')\n"),
        { ...guest('h/a.cfg', 'a', 'ip=192.0.2.1', 'ip=192.0.2.2,script=vif-route'), ...xm },
      ]),
      ['route network-route eth0'],
    ],
    ['NAT by an interface of its own', mapOf([guest('a.cfg', 'a', 'script=vif-nat')]), ['nat vif-nat']],
    [
      'the bridge of Open vSwitch without the VLANs',
      mapOf([guest('a.cfg', 'a', 'script=vif-openvswitch,bridge=ovs0.10', 'script=vif-openvswitch,bridge=ovs0:20:30')]),
      ['bridge ovs0'],
    ],
    [
      'a network in a driver domain apart from that of the same name in dom0',
      mapOf([guest('a.cfg', 'a', 'bridge=br0,backend=net1', 'bridge=br0,backend=0')]),
      ['bridge br0', 'bridge br0 in net1'],
    ],
    ["a script of the administrator's own", mapOf([guest('a.cfg', 'a', 'script=vif-mine')]), ['other vif-mine']],
    [
      'the first bridge that there is, where xm is told none',
      mapOf([{ ...guest('a.cfg', 'a', ''), ...xm }]),
      ['bridge the first bridge'],
    ],
  ];
  for (const [what, map, expected] of cases) it(what, () => assert.deepEqual(shown(map), expected));

  it('says which VLANs a port is in', () => {
    const map = mapOf([
      guest('a.cfg', 'a', 'script=vif-openvswitch,bridge=ovs0.10', 'script=vif-openvswitch,bridge=ovs0:20:30'),
    ]);
    const [host] = map.hosts;
    assert.deepEqual(
      host?.guests[0]?.interfaces.map(({ vlans }) => vlans),
      [['10'], ['20', '30']],
    );
  });
});

describe('the guests of a map', () => {
  it('have their interfaces with names, addresses and places', () => {
    const map = mapOf([guest('a.cfg', 'web', 'vifname=web0,mac=00:16:3e:00:00:01,ip=192.0.2.1 192.0.2.2')]);
    const [one] = map.hosts[0]?.guests ?? [];
    assert.deepEqual(one?.at.range.start, { line: 0, character: 7 });
    const { at, ...rest } = one?.interfaces[0] ?? {};
    assert.deepEqual(rest, {
      index: 0,
      network: 'bridge:xenbr0',
      name: 'web0',
      mac: '00:16:3e:00:00:01',
      ips: ['192.0.2.1', '192.0.2.2'],
      vlans: [],
      conflicts: [],
    });
    assert.deepEqual([at?.path, at?.range.start.line], ['a.cfg', 3]);
  });

  it('are marked at the interface that is in conflict, with the other place', () => {
    const map = mapOf([
      guest('a.cfg', 'a', 'mac=00:16:3e:00:00:01', 'mac=00:16:3e:00:00:02'),
      guest('b.cfg', 'b', 'mac=00:16:3e:00:00:02'),
    ]);
    const [a, b] = map.hosts[0]?.guests ?? [];
    assert.deepEqual(
      a?.interfaces.map(({ conflicts }) => conflicts.map(({ rule }) => rule)),
      [[], ['duplicate-mac']],
    );
    assert.equal(a?.interfaces[1]?.conflicts[0]?.others[0]?.path, 'b.cfg');
    assert.equal(b?.interfaces[0]?.conflicts[0]?.others[0]?.path, 'a.cfg');
  });

  it('have conflicts of their own: names and disks', () => {
    const disk = "disk = [ '/dev/vg/x,raw,xvda,rw' ]\n";
    const files = ['a', 'b'].map((name) => ({ ...guest(`${name}.cfg`, 'same', ''), path: `${name}.cfg` }));
    const map = mapOf(files.map((file) => ({ ...file, text: file.text + disk })));
    const rules = map.hosts[0]?.guests[0]?.conflicts.map(({ rule }) => rule);
    assert.deepEqual([...new Set(rules)].sort(), ['disk-shared-writable', 'duplicate-name']);
  });

  it('are called by their files where they have no name', () => {
    const map = mapOf([{ path: 'h/guest.cfg', text: 'memory = 5\n' }]);
    assert.equal(map.hosts[0]?.guests[0]?.name, 'guest.cfg');
  });

  it('tell when there are interfaces that cannot be read', () => {
    const text = 'import os\nname = "a"\nvif = [ os.environ["X"] ]\n';
    const map = mapOf([{ path: 'a.cfg', text, toolstack: 'xm' }]);
    assert.equal(map.hosts[0]?.guests[0]?.partly, true);
  });

  it('belong to the host whose folder they are in', () => {
    const map = mapOf([
      xlConf('h1/xl.conf', ''),
      xlConf('h2/xl.conf', ''),
      guest('h2/b.cfg', 'b', ''),
      guest('h1/sub/a.cfg', 'a', ''),
    ]);
    assert.deepEqual(
      map.hosts.map(({ folder, guests }) => [folder, guests.map(({ name }) => name)]),
      [
        ['h1', ['a']],
        ['h2', ['b']],
      ],
    );
  });
});
