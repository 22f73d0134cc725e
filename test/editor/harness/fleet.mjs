// A fleet of many hosts to look at, with some MAC addresses that two guests have.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fleet, textOf } from '../../bench/fleet-guests.mjs';

const HOSTS = 200;
const GUESTS = 5;
/** Every so manyth host has an address of the next one. */
const CONFLICT = 23;

const HOST_FILES = {
  antispoof: ['xend-config.sxp', "(network-script 'network-bridge bridge=xenbr0')\n(vif-script vif-bridge)\n"],
  bridge: ['xl.conf', 'vif.default.bridge="xenbr0"\n'],
  route: ['xl.conf', 'vif.default.script="vif-route"\n'],
};

/** Writes it below a folder. */
export function writeFleet(folder) {
  const write = (path, text) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  const hosts = fleet(HOSTS, GUESTS);
  hosts.forEach(({ kind, folder: host, guests }, i) => {
    const [name, text] = HOST_FILES[kind];
    write(join(host, name), text);
    if (i % CONFLICT === 0) guests[0].vifs[0].mac = hosts[i + 1].guests[0].vifs[0].mac;
  });
  for (const guest of hosts.flatMap(({ guests }) => guests)) write(guest.path, textOf(guest).text);
}
