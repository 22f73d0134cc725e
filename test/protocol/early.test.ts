import assert from 'node:assert/strict';
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const SERVER = join(process.cwd(), 'server/dist/server.js');
const URI = 'file:///nowhere/web1.cfg';

interface Received {
  readonly id?: number | string;
  readonly method?: string;
  readonly result?: { readonly serverInfo?: { readonly name: string }; readonly items?: readonly unknown[] };
}

const request = (id: number, method: string, params?: unknown) => ({ jsonrpc: '2.0', id, method, params });
const notification = (method: string, params?: unknown) => ({ jsonrpc: '2.0', method, params });

const INITIALIZE = request(1, 'initialize', {
  processId: null,
  rootUri: null,
  capabilities: { textDocument: { diagnostic: {} } },
});
const OPEN = notification('textDocument/didOpen', {
  textDocument: { uri: URI, languageId: 'xen-domain', version: 1, text: 'memory = 128\nmemory = 256\n' },
});
/** A client's first words, all at once. */
const FIRST = [
  INITIALIZE,
  notification('initialized', {}),
  OPEN,
  request(2, 'textDocument/diagnostic', { textDocument: { uri: URI } }),
  request(3, 'shutdown'),
];

const framed = (message: unknown): string => {
  const body = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};

/** A client over streams that notes what it receives. */
class Raw {
  readonly child: ChildProcess = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  readonly received: Received[] = [];
  #text = '';

  constructor() {
    this.child.stdout?.setEncoding('latin1').on('data', (text: string) => {
      this.#text += text;
      for (;;) {
        const header = /^Content-Length: (\d+)\r\n\r\n/.exec(this.#text);
        const end = header ? header[0].length + Number(header[1]) : 0;
        if (!header || this.#text.length < end) return;
        this.received.push(JSON.parse(this.#text.slice(header[0].length, end)) as Received);
        this.#text = this.#text.slice(end);
        this.child.emit('received');
      }
    });
  }

  write(text: string): void {
    this.child.stdin?.write(text);
  }

  async answer(id: number): Promise<Received> {
    for (;;) {
      const found = this.received.find((message) => message.id === id && message.method === undefined);
      if (found) return found;
      await once(this.child, 'received');
    }
  }

  async end(): Promise<number | null> {
    this.write(framed(notification('exit')));
    const [code] = await once(this.child, 'exit');
    return code;
  }
}

/** The answers to the first words: each once, in their order. */
function assertAnswered(received: readonly Received[]): void {
  const answers = received.filter(({ method }) => method === undefined);
  assert.deepEqual(
    answers.map(({ id }) => id),
    [1, 2, 3],
  );
  assert.equal(answers[0]?.result?.serverInfo?.name, 'xen-config');
  assert.ok(answers[1]?.result?.items?.length);
}

describe('the first messages of a client', () => {
  it('are answered once each when they come all at once', async () => {
    const client = new Raw();
    client.write(FIRST.map(framed).join(''));
    await client.answer(3);
    assertAnswered(client.received);
    assert.equal(await client.end(), 0);
  });

  it('are answered when they come in pieces, with other headers', async () => {
    const client = new Raw();
    const body = JSON.stringify(INITIALIZE);
    const text = `Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    for (let i = 0; i < text.length; i += 50) {
      client.write(text.slice(i, i + 50));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await client.answer(1);
    for (const message of FIRST.slice(1)) client.write(framed(message));
    await client.answer(3);
    assertAnswered(client.received);
    assert.equal(await client.end(), 0);
  });

  it('are left to the library when another one comes before the introduction', async () => {
    const client = new Raw();
    client.write(framed(request(0, 'textDocument/hover', {})));
    await client.answer(0);
    client.write(FIRST.map(framed).join(''));
    await client.answer(3);
    assertAnswered(client.received.filter(({ id }) => id !== 0));
    assert.equal(await client.end(), 0);
  });

  it('may be missing: whoever leaves before a word ends the server', async () => {
    const client = new Raw();
    client.child.stdin?.end();
    const [code] = await once(client.child, 'exit');
    assert.equal(code, 1);
  });

  it('are answered over a channel as well', async () => {
    const child = fork(SERVER, ['--node-ipc'], { execArgv: [] });
    const received: Received[] = [];
    const last = new Promise<void>((resolve) => {
      child.on('message', (message: Received) => {
        received.push(message);
        if (message.id === 3) resolve();
      });
    });
    for (const message of FIRST) child.send(message);
    await last;
    assertAnswered(received);
    child.send(notification('exit'));
    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
  });
});
