import { Service } from '../service.ts';

/** What most guests have, so that what checks it has been read, compiled and has its tables when the first of them is opened. */
const GUEST = `name = "warm-up"
type = "hvm"
memory = 1024
vcpus = 2
kernel = "/boot/vmlinuz"
extra = "ro"
vif = [ "mac=00:16:3e:00:00:01,bridge=xenbr0,script=vif-bridge", "bridge=xenbr1" ]
disk = [ "phy:/dev/vg0/guest,xvda,w", "format=raw,vdev=xvdb,access=ro,target=/srv/guest.img" ]
vfb = [ "type=vnc,vnclisten=127.0.0.1" ]
on_crash = "restart"
serial = "pty"
`;

/**
 * Checks a small guest behind the start, while nobody waits. What comes in meanwhile waits for one half of it at the most, and would
 * have had to do the most of that itself.
 * @param needed asked before each half; false ends it
 */
export function warmUp(needed: () => boolean): void {
  const service = new Service();
  const path = 'warm-up:/guest.cfg';
  const halves = [() => service.update({ path, text: GUEST, kind: 'domain' }), () => service.problems(path)];
  const next = (): void => {
    const half = halves.shift();
    if (!half || !needed()) return;
    half();
    setTimeout(next);
  };
  setTimeout(next);
}
