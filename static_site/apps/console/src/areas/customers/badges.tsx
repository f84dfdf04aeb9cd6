import type { AccessState } from "@ventanilla/api/customer-types";
import { say } from "./words";

const marks: Readonly<Record<AccessState, string>> = {
  open: "good",
  not_portal_user: "",
  incomplete: "careful",
  not_started: "careful",
  ended: "bad",
  deleted: "bad",
};

/** A badge: whether the customer has access to the portal, and why not. */
export function AccessBadge({ state }: { state: string }) {
  const known = state as AccessState;
  return <span class={`badge ${marks[known]}`}>{say().access.states[known]}</span>;
}

/** The badge of a test customer. */
export function TestBadge() {
  return <span class="badge">{say().test.badge}</span>;
}
