import assert from 'node:assert/strict';
import { checkText, type Reading } from '../../support/check.ts';
import { CONF } from './slips/conf.ts';
import { DEVICES } from './slips/devices.ts';
import { DISKS } from './slips/disks.ts';
import { INTERFACES } from './slips/interfaces.ts';
import { PYTHON } from './slips/python.ts';
import { RIGHT, type RightRow } from './slips/right.ts';
import { BASES, type SlipRow } from './slips/row.ts';
import { SETTINGS } from './slips/settings.ts';
import { XEND } from './slips/xend.ts';

const SUBJECTS: Readonly<Record<string, readonly SlipRow[]>> = {
  interfaces: INTERFACES,
  disks: DISKS,
  settings: SETTINGS,
  devices: DEVICES,
  python: PYTHON,
  'xend-config.sxp': XEND,
  'xl.conf and cpupools': CONF,
};

/** The errors and warnings of a file, each with the text that it marks. */
function reported([base, marked]: SlipRow): string[] {
  const { text: before, reading } = BASES[base];
  const text = `${before}${marked.replaceAll('¦', '')}\n`;
  return checkText(text, reading)
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(
      ({ rule, span }) =>
        `${rule}: ${text.slice(0, span.start)}¦${text.slice(span.start, span.end)}¦${text.slice(span.end)}`,
    );
}

describe('typical slips are reported once, at their place, by the right rule', () => {
  for (const [subject, rows] of Object.entries(SUBJECTS))
    it(subject, () => {
      for (const row of rows) {
        const [base, marked, rule] = row;
        assert.deepEqual(reported(row), [`${rule}: ${BASES[base].text}${marked}\n`]);
      }
    });
});

describe('files that work as they are written', () => {
  const KINDS: Readonly<Record<RightRow[0], Reading>> = {
    xl: { toolstack: 'xl' },
    xm: { toolstack: 'xm' },
    xend: { kind: 'xend', path: 'xend-config.sxp' },
    conf: { kind: 'conf', path: 'xl.conf' },
  };

  it('have neither errors nor warnings', () => {
    for (const [what, release, text] of RIGHT) {
      const problems = checkText(`${text}\n`, { ...KINDS[what], ...(release && { release }) });
      const told = problems.filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual(
        told.map(({ rule, message }) => `${rule}: ${message}`),
        [],
        text,
      );
    }
  });
});
