import { vncDisplays } from '../../config/vnc.ts';
import { span } from '../../syntax/text.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';

/** The port of display 0. */
const FIRST = 5900;
/** Numbers from here on that are surely no display. */
const PORTS = 200;

export default rule({
  id: 'vnc-display-port',
  subject: 'devices',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    for (const { number, span: where } of vncDisplays(file)) {
      const port = Number(number);
      if (port < FIRST || port >= FIRST + PORTS) continue;
      const display = port - FIRST;
      const at = file.text.slice(where.start, where.end).lastIndexOf(number);
      const digits = span(where.start + at, where.start + at + number.length);
      yield {
        span: at < 0 ? where : digits,
        message: `This is the number of a display, counted from port ${FIRST}, so that QEMU listens at port ${FIRST + port}. Write ${display} for port ${port}.`,
        fixes: at < 0 ? [] : [choice(`Change to ${display}`, replace(digits, `${display}`))],
      };
    }
  },
});
