import { inReleases, type Release } from '../catalog/release.ts';
import type { StringValue } from '../values/value.ts';
import { type Piece, piece, split, trimmed, wholePiece } from './piece.ts';

/** `parts`: not two or three; `vdev`: no place on the guest's SCSI bus; `pdev`: no device at all. */
export interface VscsiFault {
  readonly what: 'parts' | 'vdev' | 'pdev';
  readonly piece: Piece;
}

/** A SCSI device of the host for a guest: `PDEV,VDEV[,BACKEND]`. */
export interface Vscsi {
  /** `H:C:T:L`, or a device of dom0. */
  readonly pdev?: Piece;
  /** `H:C:T:L` in the guest, or `host`: all devices of the host adapter, at the same places (3.4 and later). */
  readonly vdev?: Piece;
  readonly backend?: Piece;
  readonly faults: readonly VscsiFault[];
}

/** Reads it as xm does (create.py:preprocess_vscsi and configure_vscsis; 3.3 kept blanks around the parts). */
export function readVscsi(value: StringValue, release: Release): Vscsi {
  const hosts = inReleases(release, '3.4');
  const parts = split(value, ',').map(({ from, to }) => (hosts ? trimmed : piece)(value, from, to));
  const [pdev, vdev, backend, more] = parts;
  if (!pdev || !vdev || more) return { faults: [{ what: 'parts', piece: wholePiece(value) }] };
  const faults: VscsiFault[] = [];
  if (!pdev.text) faults.push({ what: 'pdev', piece: pdev });
  const place = /^\s*\d+\s*:[^:]*:[^:]*:[^:]*$/.test(vdev.text);
  if (!place && !(hosts && vdev.text === 'host')) faults.push({ what: 'vdev', piece: vdev });
  return { pdev, vdev, ...(backend && { backend }), faults };
}
