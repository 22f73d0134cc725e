import { hearChannel, hearStream } from './lsp/early.ts';
import { keepHeapSmall } from './lsp/thrift.ts';
import { ASIDE } from './lsp/words.ts';

// The language server as a process. The client's first message is answered before the engine is read.

const engine = () => import('./engine.ts').then(({ server }) => server());

keepHeapSmall();
if (process.argv.includes(ASIDE)) void engine().then(({ serveAside }) => serveAside());
else if (process.argv.includes('--node-ipc'))
  hearChannel(process, (heard) => void engine().then(({ serveChannel }) => serveChannel(heard)));
else if (process.argv.includes('--stdio'))
  hearStream(process.stdin, process.stdout, (heard) => void engine().then(({ serveStdio }) => serveStdio(heard)));
else void engine().then(({ serveNamed }) => serveNamed());
