// A plain LSP client over standard input and output: no library between the clock and the wire.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const HEADER_END = Buffer.from('\r\n\r\n');

/** What the client says it can do: what any editor of today can. */
const CAPABILITIES = {
  general: { positionEncodings: ['utf-16'] },
  workspace: { configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true } },
  textDocument: {
    synchronization: { dynamicRegistration: false },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] }, contextSupport: true },
    hover: { contentFormat: ['markdown'] },
    publishDiagnostics: { versionSupport: true },
  },
};

/** A running language server. */
export class LanguageServer {
  #child;
  #buffer = Buffer.alloc(0);
  #waiting = new Map();
  #pushed = new Map();
  #watchers = [];
  #next = 0;
  #settings;

  /** `command`: program and arguments. `pull`: ask for problems instead of being told. `settings`: by section. */
  static async start(command, { pull = true, options = {}, settings = {}, folder } = {}) {
    const server = new LanguageServer();
    server.#settings = settings;
    server.#child = spawn(command[0], command.slice(1), { stdio: ['pipe', 'pipe', 'ignore'] });
    server.#child.stdout.on('data', (bytes) => server.#read(bytes));
    server.#child.on('exit', () => {
      for (const { reject } of server.#waiting.values()) reject(new Error('the server has ended'));
    });
    const textDocument = { ...CAPABILITIES.textDocument, ...(pull ? { diagnostic: {} } : {}) };
    const answer = await server.request('initialize', {
      processId: process.pid,
      rootUri: folder ?? null,
      workspaceFolders: folder ? [{ uri: folder, name: 'bench' }] : null,
      initializationOptions: options,
      capabilities: { ...CAPABILITIES, textDocument },
    });
    server.capabilities = answer.capabilities;
    server.pulls = pull && Boolean(answer.capabilities.diagnosticProvider);
    server.notify('initialized', {});
    return server;
  }

  /** Peak and present memory in MB; undefined where the system does not tell. */
  memory() {
    try {
      const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
      const field = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
      return { now: field('VmRSS'), peak: field('VmHWM') };
    } catch {
      return undefined;
    }
  }

  /** Milliseconds of work so far, its threads' included, in steps of 10; undefined where the system does not tell. */
  cpu() {
    try {
      const stat = readFileSync(`/proc/${this.#child.pid}/stat`, 'latin1');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11]) + Number(fields[12])) * 10;
    } catch {
      return undefined;
    }
  }

  request(method, params) {
    const id = ++this.#next;
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#send({ jsonrpc: '2.0', id, method, params });
    return answer;
  }

  notify(method, params) {
    this.#send({ jsonrpc: '2.0', method, params });
  }

  /** The problems of a version of a document: asked for, or as they arrive. */
  async problems(uri, version) {
    if (this.pulls) return (await this.request('textDocument/diagnostic', { textDocument: { uri } })).items ?? [];
    for (;;) {
      const pushed = this.#pushed.get(uri);
      if (pushed && (pushed.version === undefined || pushed.version >= version)) return pushed.diagnostics;
      await new Promise((resolve) => this.#watchers.push(resolve));
    }
  }

  /** Forgets what was pushed, so that only what comes now counts: for servers that name no version. */
  forget(uri) {
    if (this.#pushed.get(uri)?.version === undefined) this.#pushed.delete(uri);
  }

  async stop() {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    const killer = setTimeout(() => this.#child.kill('SIGKILL'), 3000);
    await this.request('shutdown').catch(() => {});
    this.notify('exit');
    await ended;
    clearTimeout(killer);
  }

  #send(message) {
    const body = JSON.stringify(message);
    this.#child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #read(bytes) {
    this.#buffer = this.#buffer.length ? Buffer.concat([this.#buffer, bytes]) : bytes;
    for (;;) {
      const end = this.#buffer.indexOf(HEADER_END);
      if (end < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(this.#buffer.toString('latin1', 0, end))?.[1]);
      const start = end + HEADER_END.length;
      if (this.#buffer.length < start + length) return;
      const message = JSON.parse(this.#buffer.toString('utf8', start, start + length));
      this.#buffer = this.#buffer.subarray(start + length);
      this.#received(message);
    }
  }

  #received(message) {
    if (message.method === undefined) {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error) waiting?.reject(new Error(message.error.message));
      else waiting?.resolve(message.result);
      return;
    }
    if (message.id !== undefined) {
      const items = message.method === 'workspace/configuration' ? message.params.items : undefined;
      const result = items ? items.map(({ section }) => this.#settings[section] ?? null) : null;
      this.#send({ jsonrpc: '2.0', id: message.id, result });
      return;
    }
    if (message.method !== 'textDocument/publishDiagnostics') return;
    this.#pushed.set(message.params.uri, message.params);
    const watchers = this.#watchers;
    this.#watchers = [];
    for (const resolve of watchers) resolve();
  }
}
