/** A guest as somebody who runs a handful of them writes it down; right for xl of every release and for xm. */
export const WEB1 = `# web1: front end of the shop. It came from xen3 in May; its disks lie
# on the array, so that it starts on either host.

name = "web1"
uuid = "5a2c0f3e-3c1d-4b0e-9f57-8d7d6a3c1e11"

# The kernel of dom0 does for all our Debian guests. "ro" is right: the
# guest's own fstab takes it from there.
kernel  = "/boot/vmlinuz-4.19.0-26-amd64"
ramdisk = "/boot/initrd.img-4.19.0-26-amd64"
root    = "/dev/xvda2 ro"
extra   = "console=hvc0 elevator=noop"

memory = 2048
maxmem = 4096
vcpus  = 4
cpus   = "2-5,^3"    # dom0's own are 0 and 1

disk = [
    'phy:/dev/vg0/web1-root,xvda2,w',
    'phy:/dev/vg0/web1-swap,xvda1,w',    # 2 GB, see the wiki
    'file:/srv/xen/content.img,xvdb,r',
]

# Two networks: the public one, and the one for backups. Addresses are
# from the sheet in the office.
vif = [ 'mac=00:16:3e:1a:2b:01,bridge=xenbr0,ip=192.0.2.11',
        'mac=00:16:3e:1a:2b:02,bridge=xenbr1' ]

# A console for the night shift, through a tunnel.
vfb = [ "vnc=1,vnclisten=127.0.0.1,vncdisplay=11" ]

# It sat dead over a weekend once: so it restarts, but a crash is kept
# until somebody has looked at it.
on_poweroff = 'destroy'
on_reboot   = 'restart'
on_crash    = 'preserve'

localtime = 0
serial    = "pty"
`;
