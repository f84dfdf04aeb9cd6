export { type Hooks, type PortalApi, portalApi } from "./client";
export { type FieldProblem, type Problem, problemOfFailure, type Result } from "./problems";
export type {
  Account,
  Challenge,
  ChallengeRequest,
  Dashboard,
  Entry,
  FileLink,
  Invoice,
  InvoiceRow,
  Session,
  StatementFilter,
} from "./types";
