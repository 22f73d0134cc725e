import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import {
  createConnection,
  type Disposable,
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
import type { Heard } from './early.ts';
import { nodeDisk } from './node-disk.ts';
import { serve } from './serve.ts';
import { CONNECTION_OPTIONS, spellUris } from './uris.ts';
import { ASIDE } from './words.ts';

/** True in the thread that serves large documents. */
export const isAside = !isMainThread && workerData === ASIDE;

/** A second server in a thread of its own, from the same bundle. */
function startSide(): Side {
  const worker = new Worker(__filename, {
    workerData: ASIDE,
    argv: [ASIDE],
    stdout: true,
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

/** A channel that begins with what has been heard already. */
class Channel extends IPCMessageReader {
  readonly #heard: Heard;

  constructor(heard: Heard) {
    super(process);
    this.#heard = heard;
  }

  override listen(callback: (message: Message) => void): Disposable {
    const listening = super.listen(callback);
    for (const message of this.#heard.take()) callback(message);
    return listening;
  }
}

/** A writer that keeps one answer to itself: the client has it. */
function without<W extends MessageWriter>(answered: Heard['answered'], writer: W): W {
  if (answered === undefined) return writer;
  const write = writer.write.bind(writer);
  writer.write = (message) => {
    if ('method' in message || !('id' in message) || message.id !== answered) return write(message);
    writer.write = write;
    return Promise.resolve();
  };
  return writer;
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
export function serveStdio({ answered }: Partial<Heard> = {}): void {
  serveWith(new StreamMessageReader(process.stdin), without(answered, new StreamMessageWriter(process.stdout)));
  process.stdin.resume();
}

/** Serves the client that has started this process with a channel. */
export const serveChannel = (heard: Heard): void =>
  serveWith(new Channel(heard), without(heard.answered, new IPCMessageWriter(process)));

/** Serves the client at the socket or pipe that the arguments of this process name; without a second server. */
export const serveNamed = (): void =>
  serve(createConnection(ProposedFeatures.all, CONNECTION_OPTIONS), nodeDisk, manifest.version);
