import { isMainThread } from 'node:worker_threads';
import { workForOthers } from './cli/check/thread.ts';
import { run } from './cli/main.ts';
import { isAside, serveAside } from './lsp/start-node.ts';

if (isMainThread) {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader of a pipe has left: what it wanted, it has.
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  });
  void run(process.argv.slice(2)).then((status) => {
    process.exitCode = status;
  });
} else if (isAside) serveAside();
else workForOthers();
