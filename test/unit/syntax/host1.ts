/** A xend-config.sxp as it grows on a host over the years; right for every release of xend. */
export const HOST1 = `# -*- sh -*-
# host1: xend. Keep it the same as host2's, but for the addresses.

# How much is written down. DEBUG fills the disk within a week.
(logfile /var/log/xen/xend.log)
(loglevel INFO)

# Servers: guests move between host1 and host2, nothing else listens.
(xend-http-server no)
(xend-unix-server yes)
(xend-relocation-server yes)
(xend-unix-path /var/lib/xend/xend-socket)
(xend-relocation-port 8002)    # open in the firewall for host2
(xend-relocation-address '192.0.2.3')
(xend-relocation-hosts-allow '^localhost$ ^host2\\\\.example\\\\.org$')

# The network: one bridge, on the second card. "netdev" must stand in
# the quotes, or it is lost.
(network-script 'network-bridge netdev=eth1 bridge=xenbr0')
(vif-script vif-bridge)

# dom0 keeps 512 MiB, and may use all processors.
(dom0-min-mem 512)
(enable-dom0-ballooning yes)
(dom0-cpus 0)

# Consoles: only through a tunnel, and with a password of their own.
(vnc-listen '127.0.0.1')
(vncpasswd '')
(keymap de)

# For the guests with sound; see the wiki.
(device-model-options
    ((soundhw es1370)
     (usb (tablet yes))))

(enable-dump no)
(xend-domains-path /var/lib/xend/domains)
`;
