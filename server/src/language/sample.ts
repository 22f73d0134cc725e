/** What most guests have, so that what checks it has been read, compiled and has its tables when the first of them is opened. */
export const SAMPLE = `name = "warm-up"
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

/** Places in it where a person may type: behind these texts. */
export const TYPED_BEHIND: readonly string[] = ['memory = 1024', 'xenbr0', 'target=/srv/guest', 'access=ro', 'restart'];
