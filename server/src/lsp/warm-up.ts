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

/** What the hand that types does: a letter behind each of these comes and goes. */
const TYPED = ['memory = 1024', 'xenbr0', 'target=/srv/guest', 'access=ro', 'restart'];
/** So many keys, until V8 has seen what runs at each. */
const KEYS = 200;
/** Between two of them what has come in is answered, ms. */
const REST = 3;

/**
 * Checks a small guest behind the start, and types in it, while nobody waits: the first keys of a person then take what later ones do. What
 * comes in meanwhile waits for one step of it at the most.
 * @param needed asked before the guest is read for the first time; false when a person's file has been, which does the same
 */
export function warmUp(needed: () => boolean): void {
  const service = new Service();
  const path = 'warm-up:/guest.cfg';
  const read = (text: string) => service.update({ path, text, kind: 'domain' });
  const check = () => service.problems(path);
  const steps = needed() ? [() => read(GUEST), check] : [];
  let keys = 0;
  const key = (): void => {
    const behind = TYPED[(keys >> 1) % TYPED.length] as string;
    read(keys++ % 2 ? GUEST : GUEST.replace(behind, `${behind}x`));
    check();
  };
  const next = (): void => {
    const step = steps.shift();
    if (step) step();
    else if (keys < KEYS) key();
    else return;
    setTimeout(next, REST);
  };
  setTimeout(next);
}
