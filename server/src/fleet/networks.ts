import type { HostNetwork } from './facts.ts';
import { folderOf } from './hosts.ts';
import type { Ledger, Topic } from './ledger.ts';

/** The networks that a folder's files describe, by path. */
interface Folder extends Topic {
  readonly networks: Map<string, HostNetwork>;
}

/** How hosts connect their guests, by the folder that says so. */
export class Networks {
  readonly #ledger: Ledger;
  readonly #folders = new Map<string, Folder>();
  /** All of them, for the case that there is only one. */
  readonly #all = new Map<string, HostNetwork>();
  readonly #allTopic: Topic = { changed: 0 };

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  set(path: string, network: HostNetwork | undefined): void {
    const folder = this.#folder(folderOf(path));
    for (const networks of [folder.networks, this.#all]) {
      if (network) networks.set(path, network);
      else networks.delete(path);
    }
    this.#ledger.change(folder);
    this.#ledger.change(this.#allTopic);
  }

  /** Every network, in the order of paths. */
  all(): HostNetwork[] {
    this.#ledger.read(this.#allTopic);
    return [...this.#all.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /**
   * The network of the host that a file is for: the one described in the same folder or the nearest above it, by the file's own toolstack
   * first; else, when the whole fleet describes a single host and the file's folders are none, that one.
   */
  for(path: string, toolstack: HostNetwork['toolstack']): HostNetwork | undefined {
    for (let name = folderOf(path); ; name = folderOf(name)) {
      const folder = this.#folder(name);
      this.#ledger.read(folder);
      const network = best(folder, toolstack);
      if (network) return network;
      if (!name) break;
    }
    this.#ledger.read(this.#allTopic);
    return this.#all.size === 1 ? [...this.#all.values()][0] : undefined;
  }

  #folder(name: string): Folder {
    const known = this.#folders.get(name);
    if (known) return known;
    const folder: Folder = { changed: 0, networks: new Map() };
    this.#folders.set(name, folder);
    return folder;
  }
}

/** The network of the toolstack before that of the other; of several files the first, but the file that xend itself reads before copies of it. */
function best({ networks }: Folder, toolstack: HostNetwork['toolstack']): HostNetwork | undefined {
  if (!networks.size) return undefined;
  const rank = (network: HostNetwork): number =>
    (network.toolstack === toolstack ? 0 : 2) + (/\/xend-config\.sxp$|\/xl\.conf$/.test(`/${network.path}`) ? 0 : 1);
  return [...networks.values()].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1))[0];
}
