import { type Signal, useSignal } from "@preact/signals";
import type { FieldProblem } from "@ventanilla/api/problems";
import { type ActionState, keepEdits, useAction } from "../../kit";
import type { StoredTicketModel as StoredModel, TicketModel as Model } from "@ventanilla/api/ticket-types";
import { saveModel } from "./api";

export type ListName = "areas" | "categories" | "states" | "priorities";
export type Part = keyof Model;

/** A staff member who may answer tickets. */
export interface Person {
  readonly staff_id: string;
  readonly name: string;
}

/** The ticket model being edited. */
export interface Draft {
  readonly model: Signal<Model>;
  readonly stored: Signal<StoredModel>;
  readonly action: ActionState;
  readonly set: <P extends Part>(part: P, value: Model[P]) => void;
  /** The changed parts. */
  readonly changed: () => readonly Part[];
  readonly save: () => Promise<boolean>;
  readonly discard: () => void;
  /** The error of a field, by its path in the model. */
  readonly wrong: (path: string) => FieldProblem | undefined;
  /** Merges the edits over the model that another user saved. */
  readonly rebaseOn: (stored: StoredModel) => void;
}

const parts = ["areas", "categories", "states", "priorities", "defaults", "hours"] as const;
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

export function useDraft(first: StoredModel): Draft {
  const stored = useSignal(first);
  const model = useSignal(first.model);
  const action = useAction();
  return {
    stored,
    model,
    action,
    set: (part, value) => {
      model.value = { ...model.peek(), [part]: value };
    },
    changed: () => parts.filter((part) => !same(model.value[part], stored.value.model[part])),
    save: async () => {
      const sent = model.peek();
      const done = await action.run(() => saveModel(sent, stored.peek().version));
      if (done !== null) {
        stored.value = done;
        model.value = keepEdits(sent, model.peek(), done.model);
      }
      return done !== null;
    },
    discard: () => {
      model.value = stored.peek().model;
      action.forget();
    },
    wrong: (path) => action.problem.value?.fields.find(({ field }) => field === `model.${path}`),
    rebaseOn: (theirs) => {
      const mine = model.peek();
      const before = stored.peek().model;
      // Parts changed here stay; the others are taken over.
      model.value = Object.fromEntries(
        parts.map((part) => [part, same(mine[part], before[part]) ? theirs.model[part] : mine[part]]),
      ) as unknown as Model;
      stored.value = theirs;
      action.forget();
    },
  };
}

/** Makes an unused id from a name. Tickets store it, so it stays when the name changes. */
export function idFor(name: string, taken: readonly { readonly id: string }[]): string {
  const plain = name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 36);
  const base = plain === "" ? "x" : plain;
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${String(number)}`;
    if (!taken.some((one) => one.id === id)) {
      return id;
    }
  }
}

/** A copy of the list with an item moved. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item !== undefined) {
    next.splice(to, 0, item);
  }
  return next;
}
