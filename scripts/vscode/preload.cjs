// Loaded into the VS Code server before anything else.
const { readFileSync } = require('node:fs');
const { Server } = require('node:http');

/**
 * The server's standard input is a pipe that the script which started it holds open. When that script is gone, however it
 * ended, the pipe closes and the server's whole process group ends.
 */
function endWithParent() {
  process.stdin.on('close', () => process.kill(-process.pid, 'SIGKILL')).resume();
  process.stdin.unref();
}

/**
 * VS Code answers an address that carries the token with a redirection and a cookie, so the page is there only for what keeps
 * cookies. Here such a request counts as one that has the cookie already: the page comes at once, and the cookie with it.
 */
function answerAtOnce(token) {
  const { emit } = Server.prototype;
  Server.prototype.emit = function emitRequest(event, request, ...rest) {
    if (event === 'request' && request.url.startsWith('/?')) {
      const query = new URLSearchParams(request.url.slice(2));
      if (query.get('tkn') === token) {
        query.delete('tkn');
        request.url = `/?${query}`;
        request.headers.cookie = `vscode-tkn=${token}`;
      }
    }
    return emit.call(this, event, request, ...rest);
  };
}

if (process.argv[1]?.endsWith('server-main.js')) {
  endWithParent();
  answerAtOnce(readFileSync(process.argv[process.argv.indexOf('--connection-token-file') + 1], 'utf8'));
}
