export interface FoundCustomer {
  readonly id: string;
  readonly name: string;
  /** What tells them from others of the same name. */
  readonly small: string;
}

/** Customers that begin with `text`; none where they may not be seen, or cannot be asked for just now. */
export const findCustomers: (
  text: string,
  most: number,
) => Promise<readonly FoundCustomer[]> = async () => [];
