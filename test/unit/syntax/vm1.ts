/** A guest of the xend era, one of many made from the same program; right for xm of every release. */
export const VM1 = `#  -*- mode: python; -*-
# vm1: one of the build machines, made by the script of the lab.
# All of them come from this file: xm create build.xm vmid=3

import os, re
arch = os.uname()[4]
if re.search('64', arch):
    arch_libdir = 'lib64'
else:
    arch_libdir = 'lib'

# The number decides about name and addresses.
vmid = 1
networks = ['xenbr0', 'xenbr1']

def mac(number, net):
    # Xen's own block; the last two octets say which guest and network
    return '00:16:3e:00:%02x:%02x' % (number, net)

kernel  = "/usr/lib/xen/boot/hvmloader"
builder = 'hvm'
memory  = 256 * 4
maxmem  = 2048
name    = 'build%d' % vmid
vcpus   = 2
cpus    = "2-3"    # the first two are dom0's

vif = []
for net, bridge in enumerate(networks):
    vif.append('mac=%s, bridge=%s' % (mac(vmid, net), bridge))

disk = [
    'phy:/dev/vg0/build%d,hda,w' % vmid,
    'file:/srv/iso/debian.iso,hdc:cdrom,r',   # for a rescue
]
boot = 'cd'

# Remote screen, through a tunnel only
vnc         = 1
vnclisten   = '127.0.0.1'
vncdisplay  = 10 + vmid
usbdevice   = 'tablet'

if vcpus > 1:
    acpi = 1
    apic = 1

on_poweroff = 'destroy'
on_reboot   = 'restart'
on_crash    = 'preserve'
serial      = 'pty'
localtime   = 0
`;
