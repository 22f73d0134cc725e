// Takes the place of the compiled module @vscode/spdlog inside the fetched VS Code server: writes the same log files
// with plain JavaScript. Only what VS Code calls is here.
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
let threshold = 2;

class Logger {
  constructor(file) {
    this.file = file;
    this.level = threshold;
    this.bare = false;
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, ''); // VS Code expects the file before its first line
  }

  write(level, message) {
    if (level < this.level) return;
    const head = `${new Date().toISOString()} [${LEVELS[level]}] `;
    appendFileSync(this.file, this.bare ? message : `${head}${message}\n`);
  }

  setLevel(level) {
    this.level = level;
  }

  clearFormatters() {
    this.bare = true;
  }

  setPattern() {}
  flush() {}
  drop() {}
}

LEVELS.forEach((name, level) => {
  Logger.prototype[name] = function log(message) {
    this.write(level, message);
  };
});

const create = async (_name, file) => new Logger(file);
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
exports.setFlushOn = () => {};
exports.setLevel = (level) => {
  threshold = level;
};
