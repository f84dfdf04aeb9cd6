/** The customer whose data a preview has. */
export interface Chosen {
  readonly id: string;
  readonly name: string;
}
