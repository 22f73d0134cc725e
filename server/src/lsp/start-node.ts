import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import {
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type Message,
  type MessageReader,
  type MessageWriter,
  PortMessageReader,
  PortMessageWriter,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import manifest from '../../package.json' with { type: 'json' };
import { Aside, type Side } from './aside.ts';
import { nodeDisk } from './node-disk.ts';
import { serve } from './serve.ts';
import { CONNECTION_OPTIONS, spellUris } from './uris.ts';

const ASIDE = 'xen-config-aside';
/** Most of what reading a large document allocates is gone at once: a larger nursery saves collecting it often. MB. */
const NURSERY = 64;

/** True in the thread that serves large documents. */
export const isAside = !isMainThread && workerData === ASIDE;

/** A second server in a thread of its own, from the same bundle. */
function startSide(): Side {
  const worker = new Worker(__filename, {
    workerData: ASIDE,
    argv: ['--stdio'],
    stdout: true,
    resourceLimits: { maxYoungGenerationSizeMb: NURSERY },
  });
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (hear) => worker.on('message', hear),
    end: () => void worker.terminate(),
  };
}

/** Serves large documents for the first server; only in a thread that it has started. */
export function serveAside(): void {
  if (!parentPort) return;
  const connection = createConnection(
    ProposedFeatures.all,
    new PortMessageReader(parentPort),
    new PortMessageWriter(parentPort),
  );
  serve(connection, nodeDisk, manifest.version);
}

function serveWith(reader: MessageReader, writer: MessageWriter): void {
  let saidGoodbye = false;
  const aside = new Aside(startSide, (message) => void writer.write(message));
  const messageStrategy = {
    handleMessage(message: Message, next: (message: Message) => void): void {
      if ('method' in message && message.method === 'shutdown') saidGoodbye = true;
      spellUris(message);
      aside.handleMessage(message, next);
    },
  };
  reader.onClose(() => process.exit(saidGoodbye ? 0 : 1));
  serve(createConnection(ProposedFeatures.all, reader, writer, { messageStrategy }), nodeDisk, manifest.version);
}

/** Serves a client over standard input and output. */
export const serveStdio = (): void =>
  serveWith(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));

/** Serves the client that this process was started by, in the way that its arguments say. */
export function serveClient(): void {
  if (process.argv.includes('--node-ipc')) serveWith(new IPCMessageReader(process), new IPCMessageWriter(process));
  else if (process.argv.includes('--stdio')) serveStdio();
  // Sockets and pipes: without a second server.
  else serve(createConnection(ProposedFeatures.all, CONNECTION_OPTIONS), nodeDisk, manifest.version);
}
