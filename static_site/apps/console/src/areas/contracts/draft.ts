import { type Signal, useSignal } from "@preact/signals";
import type { ContractChange, StaffContract } from "@ventanilla/api/contract-types";
import { type ActionState, keepEdits, useAction } from "../../kit";
import { changeContract } from "./api";

export type Mark = Required<NonNullable<ContractChange["marks"]>[number]>;
export type Kind = Mark["kind"];

/** A signer: a contact of the customer or a team member, and their position. */
export interface Person {
  readonly contact_id: string;
  readonly staff_id: string;
  readonly order: number;
}

/** A draft contract being edited. */
export interface Draft {
  readonly title: string;
  readonly message: string;
  readonly signers: readonly Person[];
  readonly marks: readonly Mark[];
  readonly in_order: boolean;
  readonly due_on: string;
}

export const draftOf = (contract: StaffContract): Draft => ({
  title: contract.title,
  message: contract.message,
  signers: contract.people.map(({ contact_id, staff_id, order }) => ({ contact_id, staff_id, order })),
  marks: contract.marks,
  in_order: contract.in_order,
  due_on: contract.due_on ?? "",
});

const parts = ["title", "message", "signers", "marks", "in_order", "due_on"] as const;
export type Part = (typeof parts)[number];

export interface Editing {
  readonly draft: Signal<Draft>;
  readonly action: ActionState;
  readonly changed: () => readonly Part[];
  readonly set: (change: Partial<Draft>) => void;
  /** Resolves to the stored contract, or null on failure. */
  readonly save: () => Promise<StaffContract | null>;
  readonly discard: () => void;
}

/** Edits a draft; `stored` is its latest stored version. */
export function useDraft(stored: StaffContract, onStored: (contract: StaffContract) => void): Editing {
  const before = draftOf(stored);
  const draft = useSignal(before);
  const action = useAction();
  const changed = () =>
    parts.filter((part) => JSON.stringify(draft.value[part]) !== JSON.stringify(before[part]));
  return {
    draft,
    action,
    changed,
    set: (change) => {
      draft.value = { ...draft.peek(), ...change };
    },
    save: async () => {
      const sent = draft.peek();
      const { due_on, signers, marks, ...rest } = sent;
      const done = await action.run(() =>
        changeContract(stored.contract_id, {
          ...rest,
          signers: [...signers],
          marks: [...marks],
          due_on: due_on === "" ? null : due_on,
        }),
      );
      if (done !== null) {
        draft.value = keepEdits(sent, draft.peek(), draftOf(done));
        onStored(done);
      }
      return done;
    },
    discard: () => {
      draft.value = draftOf(stored);
      action.forget();
    },
  };
}

/** The size of a page in points. */
export type PageSize = Pick<StaffContract["pages"][number], "width" | "height">;

/** The initial size of each kind of field, in points. */
export const sizes: Readonly<Record<Kind, readonly [number, number]>> = {
  signature: [170, 56],
  initials: [56, 28],
  date: [90, 18],
  checkbox: [14, 14],
  text: [190, 18],
};

const within = (value: number, most: number) => Math.round(Math.min(Math.max(0, value), Math.max(0, most)));

/** Moves or resizes a field, within its page. */
export function placed(mark: Mark, change: Partial<Mark>, page: PageSize): Mark {
  const next = { ...mark, ...change };
  const width = Math.max(8, Math.min(next.width, page.width));
  const height = Math.max(8, Math.min(next.height, page.height));
  return {
    ...next,
    width,
    height,
    x: within(next.x, page.width - width),
    y: within(next.y, page.height - height),
  };
}
