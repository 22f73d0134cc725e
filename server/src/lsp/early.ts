import type { InitializeParams, InitializeResult, Message } from 'vscode-languageserver';
import manifest from '../../package.json' with { type: 'json' };
import { introduction } from './capabilities.ts';

// Answers a client's first message while neither the protocol's library nor the engine has been read: that takes longer than
// everything else at the start, and an editor waits for the answer before it goes on. The message itself is kept for the engine.

/** What came of the first message. */
export interface Heard {
  /** The id of the `initialize` that was answered; undefined when the first message was another one. */
  readonly answered?: number | string | undefined;
  /** Ends the listening; gives the messages that nobody else will hear. A stream has its bytes back instead. */
  take(): readonly Message[];
}

interface Any {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
}

const HEADER_END = '\r\n\r\n';
/** No header is so long; who writes one is left to the library. */
const LONGEST_HEADER = 4096;

interface Answer extends Message {
  readonly id: number | string;
  readonly result: InitializeResult;
}

/** The answer to a client's introduction; undefined when the message is another one. */
function answerTo({ id, method, params }: Any): Answer | undefined {
  if (method !== 'initialize' || id === undefined || typeof params !== 'object' || params === null) return undefined;
  const { capabilities } = params as Partial<InitializeParams>;
  if (typeof capabilities !== 'object' || capabilities === null) return undefined;
  return { jsonrpc: '2.0', id, result: introduction(params as InitializeParams, manifest.version) };
}

/** The first message of a stream: undefined while there is more to come, null when these bytes are none. */
function firstMessage(bytes: Buffer): Any | null | undefined {
  const end = bytes.indexOf(HEADER_END);
  if (end < 0) return bytes.length > LONGEST_HEADER ? null : undefined;
  const length = /^content-length: *(\d{1,9})\r?$/im.exec(bytes.toString('latin1', 0, end));
  if (!length) return null;
  const start = end + HEADER_END.length;
  const whole = start + Number(length[1]);
  if (bytes.length < whole) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8', start, whole)) as Any | null;
  } catch {
    return null;
  }
}

/**
 * Answers the first message of a client that speaks over streams.
 * @param done called once, with all bytes back in the input; not at all when the input ends before
 */
export function hearStream(
  input: NodeJS.ReadStream,
  output: NodeJS.WritableStream,
  done: (heard: Heard) => void,
): void {
  let bytes: Buffer = Buffer.alloc(0);
  const end = (): never => process.exit(1);
  const hear = (chunk: Buffer): void => {
    bytes = bytes.length ? Buffer.concat([bytes, chunk]) : chunk;
    const message = firstMessage(bytes);
    if (message === undefined) return;
    input.off('data', hear).off('end', end).pause();
    input.unshift(bytes);
    const answer = message && answerTo(message);
    const heard: Heard = { answered: answer?.id, take: () => [] };
    if (!answer) return done(heard);
    const body = JSON.stringify(answer);
    // What keeps this thread busy begins when the answer is out.
    output.write(`Content-Length: ${Buffer.byteLength(body)}${HEADER_END}${body}`, () => setImmediate(done, heard));
  };
  input.on('data', hear).on('end', end);
}

/** Does so for a client that has started this process with a channel. */
export function hearChannel(channel: NodeJS.Process, done: (heard: Heard) => void): void {
  const messages: Message[] = [];
  const hear = (message: Message): void => {
    messages.push(message);
    if (messages.length > 1) return;
    const answer = answerTo(message as Any);
    const heard: Heard = {
      answered: answer?.id,
      take() {
        channel.off('message', hear);
        return messages;
      },
    };
    if (answer && channel.send) channel.send(answer, undefined, undefined, () => setImmediate(done, heard));
    else done(heard);
  };
  channel.on('message', hear);
}
