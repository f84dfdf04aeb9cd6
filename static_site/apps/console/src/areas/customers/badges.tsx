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

/** Whether a customer may enter the portal today, and why not. */
export function AccessBadge({ state }: { state: string }) {
  const known = state as AccessState;
  return <span class={`badge ${marks[known]}`}>{say().access.states[known]}</span>;
}

/** Said of a customer whom staff made to try the portal. */
export function TestBadge() {
  return <span class="badge">{say().test.badge}</span>;
}
