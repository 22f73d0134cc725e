/** What the extension tells the view of the map. */
export type ToView =
  | {
      readonly type: 'map';
      readonly id: number;
      readonly svg: string;
      readonly width: number;
      readonly height: number;
      readonly summary: string;
    }
  | { readonly type: 'nothing'; readonly text: string }
  /** Clicks the first node whose text alternative begins so; for tests, which cannot reach into the view. */
  | { readonly type: 'press'; readonly label: string };

/** What the view tells the extension. */
export type FromView =
  | { readonly type: 'ready' }
  /** A node of drawing `id` was chosen. */
  | { readonly type: 'open'; readonly id: number; readonly at: number }
  /** A host is to be drawn in full, or small. */
  | { readonly type: 'toggle'; readonly host: string }
  | { readonly type: 'drawn'; readonly id: number; readonly view: Drawn };

/** What is to be seen in the view, counted in the view itself. */
export interface Drawn {
  readonly guests: number;
  readonly networks: number;
  readonly interfaces: number;
  /** Guests that are marked. */
  readonly conflicts: number;
  /** The text alternatives of all nodes, in their order. */
  readonly labels: readonly string[];
}
