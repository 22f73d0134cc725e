# Runs xm programs as xm does (execfile with empty globals and separate locals, Opts.load in tools/python/xen/xm/opts.py),
# for Python 2.7. Reads one JSON object a line: {"text": ..., "coins": [seed, ...]}; answers each with one line: a list with the
# outcome for each seed, {"error": name or null, "line": of the top-level statement that ended it, "values": {name: typed value}}.
# With {"compile": text} the answer is {"ok": bool}.
import json
import random
import resource
import signal
import sys

resource.setrlimit(resource.RLIMIT_AS, (512 << 20, 512 << 20))


class TooLong(BaseException):
    pass


running = []


def too_long(number, frame):
    if running:
        signal.setitimer(signal.ITIMER_REAL, 2)
        raise TooLong()


signal.signal(signal.SIGALRM, too_long)


class Machine(object):
    """Stands for the modules whose answers depend on the machine: a seed decides."""

    def __init__(self, seed):
        self.coin = random.Random(seed)
        self.environ = {}
        self.sep = '/'

    def getpid(self):
        return self.coin.randrange(4)

    def getcwd(self):
        return self.coin.choice(['/root', '/etc/xen', ''])

    def listdir(self, path):
        return [self.coin.choice(['a', 'b', 'web'] ) for i in range(self.coin.randrange(3))]

    def getenv(self, name, default=None):
        return self.coin.choice([default, 'x', 'web'])

    def stat(self, path):
        if self.coin.randrange(2):
            raise OSError(2, 'No such file')
        return (1, 2, 3)

    def isatty(self, number):
        return self.coin.choice([True, False])


MOST = 5000


def typed(value, depth=0, count=None):
    kind = type(value)
    count = count or [0]
    count[0] += 1
    if depth > 30 or count[0] > MOST:
        return ['deep']
    if kind is str:
        return ['str', value.decode('latin1')]
    if kind is float:
        return ['float', str(value)]
    if kind in (int, long, bool):
        return [kind.__name__, str(value)]
    if value is None:
        return ['None', 'None']
    if kind is unicode:
        return ['unicode', value]
    if kind in (list, tuple) and len(value) > MOST:
        return ['deep']
    if kind in (list, tuple):
        return [kind.__name__, [typed(item, depth + 1, count) for item in value]]
    if kind is dict:
        return ['dict', '']
    if kind.__name__ in ('function', 'instancemethod', 'builtin_function_or_method'):
        return ['function', '']
    if kind.__name__ == 'module':
        return ['module', '']
    return ['object', '']


class Nowhere(object):
    def write(self, text):
        pass


def execute(text, seed):
    machine = Machine(seed)
    line = None
    known = {'os': machine, 'sys': sys, 'xm_file': 'test.cfg', 'xm_help': 0}
    globs, locs = {}, dict(known)
    out = sys.stdout
    sys.stdout = Nowhere()
    try:
        code = compile(text, 'test.cfg', 'exec')
        running.append(True)
        signal.setitimer(signal.ITIMER_REAL, 0.3)
        exec code in globs, locs
        running.pop()
        error = None
    except BaseException, e:
        del running[:]
        error = type(e).__name__
        frame = sys.exc_info()[2]
        while frame is not None and frame.tb_frame.f_code.co_filename != 'test.cfg':
            frame = frame.tb_next
        line = frame.tb_lineno if frame is not None else getattr(e, 'lineno', None)
        frame = None
    signal.setitimer(signal.ITIMER_REAL, 0)
    sys.stdout = out
    values = dict((k, typed(v)) for (k, v) in locs.items() if k not in known or v is not known[k])
    return {'error': error, 'line': line, 'values': values}


def guarded(text, seed):
    out = sys.stdout
    try:
        return execute(text, seed)
    except TooLong:
        # The signal came while another exception was on its way.
        del running[:]
        sys.stdout = out
        return {'error': 'TooLong', 'line': None, 'values': {}}


def compiles(text):
    try:
        compile(text, 'test.cfg', 'exec')
        return True
    except (SyntaxError, TypeError, MemoryError, OverflowError, ValueError):
        return False


def main():
    for line in iter(sys.stdin.readline, ''):
        asked = json.loads(line)
        if 'compile' in asked:
            answer = {'ok': compiles(asked['compile'].encode('utf-8'))}
        else:
            answer = []
            for seed in asked['coins']:
                answer.append(guarded(asked['text'].encode('utf-8'), seed))
                if answer[-1]['error'] == 'TooLong':
                    break
        sys.stdout.write(json.dumps(answer) + '\n')
        sys.stdout.flush()


main()
