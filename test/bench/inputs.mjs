// Configuration files of a wished size, as people write them: comments, blank lines, aligned signs, lists over several lines.

const octets = (n) => [n >> 16, n >> 8, n].map((byte) => (byte & 255).toString(16).padStart(2, '0')).join(':');

/** A guest for xl that Python reads as well. */
const guest = (n) => `# Guest ${n}: a web server behind the load balancer. Ask the network people
# before its addresses are changed.

name       = "web${n}"
uuid       = "0b1e${(n % 10000).toString().padStart(4, '0')}-5a4c-4f0a-9d4e-7c1d2b3a4f50"
type       = "pvh"
kernel     = "/boot/vmlinuz-6.1.0-13-amd64"
ramdisk    = "/boot/initrd.img-6.1.0-13-amd64"
extra      = "root=/dev/xvda2 ro console=hvc0 elevator=noop"

memory     = 2048
maxmem     = 4096
vcpus      = 4
cpus       = "2-5,^3"      # not on dom0's

vif = [
    'mac=00:16:3e:${octets(n)},bridge=xenbr0,ip=192.0.2.${n % 250},vifname=web${n % 1000}.0',
    'mac=00:16:3f:${octets(n)},bridge=xenbr1',
]

disk = [
    'format=raw, vdev=xvda2, access=rw, target=/dev/vg0/web${n}-root',  # system
    'format=raw, vdev=xvdb, access=rw, target=/dev/vg0/web${n}-data',   # content
]

on_poweroff = 'destroy'
on_reboot   = 'restart'
on_crash    = 'preserve'

`;

const host = (n) => `# -*- sh -*-
# Host ${n}: what xend does. A line that starts with # is a remark; an option that is
# left out has its default. Changes count from the next start of xend on.

# How much is written down, and where. DEBUG is only for the search after faults.
(logfile /var/log/xen/xend-${n}.log)
(loglevel DEBUG)

# Servers. Guests move between the two hosts of a pair, so that the relocation
# server is on; it listens to the partner alone.
#(xend-http-server no)
(xend-unix-server yes)
(xend-relocation-server yes)
(xend-port            8000)    # of the old HTTP server
(xend-relocation-port 8002)
(xend-relocation-hosts-allow '^localhost$ ^partner${n}\\\\.example\\\\.org$')

# The network: one bridge for each card. The script renames the card to peth${n}
# and gives its addresses to the bridge.
(network-script 'network-bridge netdev=eth${n} bridge=xenbr${n}')
(vif-script vif-bridge)

# Memory and processors of dom0: it never gives up the last 256 MiB.
(dom0-min-mem 256)
(enable-dom0-ballooning yes)
(dom0-cpus 0)

# Consoles of guests, for those who tunnel to the host.
(vnc-listen '127.0.0.1')
(vncpasswd '')
(device-model-options ((keymap de) (serial pty) (usb (tablet yes))))

`;

/** Blocks one behind the other, until the text has the wished size; each block is another. */
export function repeat(block, size, first = 1) {
  const blocks = [];
  let length = 0;
  for (let n = first; length < size; n++) {
    const text = block(n);
    blocks.push(text);
    length += text.length;
  }
  return blocks.join('');
}

export const BLOCKS = { guest, host };

/** What a config says, as JSON of about its size. */
export const asJson = (settings) => JSON.stringify(settings, null, 1);
