import type { MapConflict, MapDevice, MapGuest, MapHost, MapInterface, MapNetwork } from './model.ts';

/** A rectangle; x and y are its top left corner, in the drawing's own units (pixels at 100 %). */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line of text inside a guest's card, `y` below the card's top. */
export type CardRow =
  | { readonly kind: 'interface'; readonly y: number; readonly one: MapInterface }
  | { readonly kind: 'text'; readonly y: number; readonly text: string }
  | { readonly kind: 'conflict'; readonly y: number; readonly conflicts: readonly MapConflict[] };

export interface PlacedGuest {
  readonly guest: MapGuest;
  readonly box: Box;
  readonly rows: readonly CardRow[];
}

export interface PlacedNetwork {
  readonly network: MapNetwork;
  readonly box: Box;
}

export interface PlacedDevice {
  readonly device: MapDevice;
  readonly box: Box;
}

/** Guests that are on the same networks, drawn together. */
export interface PlacedGroup {
  readonly label: string;
  readonly box: Box;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedLine {
  readonly points: readonly Point[];
  /** The network that it leads to or from. */
  readonly network: MapNetwork;
  readonly conflict: boolean;
}

/** A host with everything in it, at places below its own top left corner. */
export interface PlacedHost {
  readonly host: MapHost;
  /** `full` has a card for each guest, `small` only a cell. */
  readonly detail: 'full' | 'small';
  readonly width: number;
  readonly height: number;
  readonly devices: readonly PlacedDevice[];
  readonly networks: readonly PlacedNetwork[];
  readonly groups: readonly PlacedGroup[];
  readonly guests: readonly PlacedGuest[];
  readonly lines: readonly PlacedLine[];
}

/** A whole drawing. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly hosts: readonly { readonly at: Point; readonly placed: PlacedHost }[];
}
