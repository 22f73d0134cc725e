import type { XendFile } from '../../config/file.ts';
import { stringValue, type XendOption } from '../../config/xend.ts';
import { isEveryAddress, isOn, xendFacts } from '../../config/xend-values.ts';
import { hostPatterns } from '../../specs/hosts-allow.ts';
import { type Span, span } from '../../syntax/text.ts';
import { choice, type Finding, here, replace, rule } from '../rule.ts';
import { below, isExplained } from './edit.ts';

const SERVERS = ['xend-relocation-server', 'xend-relocation-ssl-server'];
const HOSTS = 'xend-relocation-hosts-allow';
const ADDRESS = 'xend-relocation-address';
const LOCAL = "'^localhost$'";

export default rule({
  id: 'xend-open-relocation',
  subject: 'xend',
  severity: 'warning',
  kinds: ['xend'],
  *check(file): Iterable<Finding> {
    const { xend, profile } = file;
    const server = SERVERS.find((name) => isOn(xend, name, profile.release));
    const option = server && xend.get(server);
    if (!option || xend.get(ADDRESS)?.value?.kind === 'list' || !isEveryAddress(xend.text(ADDRESS))) return;
    // 3.0.0 knows no list of hosts.
    const hosts = xendFacts(HOSTS, profile.release) && xend.get(HOSTS);
    if (hosts && isExplained(file, hosts.span)) return;
    yield* hosts?.value ? listed(file, option, hosts) : [unlisted(file, option, hosts)];
  },
});

const RISK = 'every host may send a guest here';

function unlisted(file: XendFile, option: XendOption, hosts: XendOption | undefined): Finding {
  const known = xendFacts(HOSTS, file.profile.release);
  return {
    span: option.span,
    message: `Without ${known ? HOSTS : ADDRESS} ${RISK}, and nobody is asked for a password. Name the hosts${known ? '' : ' (the address)'} that may.`,
    fixes: known && !hosts ? [choice('Allow this host only', below(file, option, `(${HOSTS} ${LOCAL})`))] : [],
  };
}

function* listed(file: XendFile, option: XendOption, { value }: XendOption): Iterable<Finding> {
  if (!value || value.kind === 'list') return;
  const related = [here(file, option.span, 'The server is switched on here')];
  if (!value.text) {
    yield {
      span: value.span,
      message: `An empty list of hosts means that ${RISK}, without a password. Name the hosts that may.`,
      fixes: [choice('Allow this host only', replace(value.span, LOCAL))],
      related,
    };
    return;
  }
  for (const { whole } of hostPatterns(stringValue(value))) {
    if (whole.text && !/^\^?\.\*\$?$/.test(whole.text)) continue;
    yield { ...(whole.text ? fitsAll(whole.span) : blankTooMany(file, whole.span)), related };
    return;
  }
}

const fitsAll = (where: Span): Finding => ({
  span: where,
  message: `This pattern fits every name, so that ${RISK}. Name the hosts that may.`,
});

/** An empty pattern, at its place: the blank before it is too many, or the one behind it. */
function blankTooMany({ text }: XendFile, { start }: Span): Finding {
  const blank = text[start - 1] === ' ' ? span(start - 1, start) : span(start, start + 1);
  return {
    span: blank,
    message: `A blank too many makes an empty pattern, which fits every name, so that ${RISK}. Write one blank between the patterns.`,
    fixes: text[blank.start] === ' ' ? [choice('Remove the blank', replace(blank, ''))] : [],
  };
}
