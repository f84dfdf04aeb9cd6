import { say } from "./words";

/** What was done, in a sentence; an act that has none yet by its own name. */
export function actName(act: string): string {
  return (say().act as Readonly<Partial<Record<string, string>>>)[act] ?? act;
}

/** What it was done to: `customer:cus_…` is a customer, by its id. */
export function targetName(target: string): string {
  const [kind = "", ...id] = target.split(":");
  const name = (say().targets as Readonly<Partial<Record<string, string>>>)[kind];
  if (name === undefined) {
    return target;
  }
  return id.length === 0 ? name : `${name} ${id.join(":")}`;
}

/** The kinds of acts, which are the words before the dot. */
export const actKinds = (): readonly (readonly [string, string])[] => Object.entries(say().kinds);
