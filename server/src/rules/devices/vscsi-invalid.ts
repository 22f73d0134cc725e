import type { DomainFile } from '../../config/file.ts';
import type { Piece } from '../../specs/piece.ts';
import { readVscsi, type VscsiFault } from '../../specs/vscsi.ts';
import type { StringValue } from '../../values/value.ts';
import { type Finding, here, rule } from '../rule.ts';
import { optionAt } from '../settings/options.ts';
import { shown } from '../settings/shown.ts';

export default rule({
  id: 'vscsi-invalid',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (file.profile.toolstack !== 'xm' || !optionAt(file, 'vscsi')) return;
    const physical = new Map<string, Piece>();
    const virtual = new Map<string, Piece>();
    for (const { value } of file.domain.devices('vscsi')) {
      const { pdev, vdev, faults } = readVscsi(value, file.profile.release);
      for (const fault of faults) yield found(value, fault);
      if (faults.length || !pdev || !vdev) continue;
      yield* twice(file, physical, pdev, 'device of the host');
      if (vdev.text !== 'host') yield* twice(file, virtual, vdev, 'place in the guest');
    }
  },
});

function found(value: StringValue, { what, piece }: VscsiFault): Finding {
  const messages: Record<VscsiFault['what'], string> = {
    parts: `"${shown(value.text)}" is not PDEV,VDEV or PDEV,VDEV,BACKEND, and xm stops. Write such as /dev/sdb,0:0:0:0.`,
    pdev: 'The device of the host is missing, and xm stops. Write such as /dev/sdb,0:0:0:0.',
    vdev: `"${shown(piece.text)}" is no place on the guest's SCSI bus, and xm stops. Write HOST:CHANNEL:TARGET:LUN, such as 0:0:0:0.`,
  };
  return { span: piece.text ? piece.span : value.span, message: messages[what] };
}

function* twice(file: DomainFile, seen: Map<string, Piece>, piece: Piece, what: string): Iterable<Finding> {
  const first = seen.get(piece.text);
  if (!first) {
    seen.set(piece.text, piece);
    return;
  }
  yield {
    span: piece.span,
    message: `Another entry has this ${what} too, and xm stops. Write another one.`,
    related: [here(file, first.span, 'The other one')],
  };
}
