// Loaded into the VS Code server before anything else. Its standard input is a pipe that the script which started it
// holds open; when that script is gone, however it ended, the pipe closes and the server's whole process group ends.
if (process.argv[1]?.endsWith('server-main.js')) {
  process.stdin.on('close', () => process.kill(-process.pid, 'SIGKILL')).resume();
  process.stdin.unref();
}
