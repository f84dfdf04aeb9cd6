// Written by hand until the API describes itself; `npm run api` then writes it from the OpenAPI document.
export interface components {
  schemas: {
    Money: { amount: string; currency: string };
    Account: { customer_id: string; name: string; number: string | null };
    Challenge: { challenge_id: string; binding: string; code_length: number; expires_at: string; resend_at: string };
    SignedIn: { accounts: components["schemas"]["Account"][]; handover: string };
    Session: {
      customer: {
        customer_id: string; name: string; kind: "person" | "company"; number: string | null; document: string | null;
      };
      contact: { name: string };
      accounts: components["schemas"]["Account"][];
      language: string | null;
      modules: string[];
    };
    InvoiceRow: {
      id: string; number: string; issued_on: string; due_on: string;
      total: components["schemas"]["Money"]; open: components["schemas"]["Money"];
      state: "open" | "overdue" | "paid" | "partly_paid"; product: string | null;
    };
    Invoice: components["schemas"]["InvoiceRow"] & {
      lines: {
        product: string | null; description: string | null; quantity: string;
        unit_price: string; total: components["schemas"]["Money"];
      }[];
      adjustments: { description: string; amount: components["schemas"]["Money"] }[];
      rounding: components["schemas"]["Money"] | null;
      prepaid: components["schemas"]["Money"] | null;
      taxes: {
        name: string; rate: string | null; base: components["schemas"]["Money"] | null;
        amount: components["schemas"]["Money"];
      }[];
      net: components["schemas"]["Money"]; notes: string; has_own_pdf: boolean; downloadable: boolean;
    };
    Entry: {
      id: string; date: string; kind: "invoice" | "payment" | "credit_note"; number: string; description: string;
      amount: components["schemas"]["Money"]; balance: components["schemas"]["Money"];
      invoice_id: string | null; due_on: string | null;
    };
    Dashboard: {
      accounts: {
        currency: string; balance: components["schemas"]["Money"] | null;
        overdue: components["schemas"]["Money"] | null;
        next_due: { date: string; amount: components["schemas"]["Money"] } | null;
        open_count: number; invoice_count: number; recent: components["schemas"]["InvoiceRow"][];
      }[];
      pending: { kind: string; count: number }[];
    };
    FileLink: { url: string; filename: string; expires_at: string };
  };
}
interface Answer<T> { headers: { [name: string]: unknown }; content: { "application/json": T } }
interface Operation<Path, Query, Body, Status extends number, T> {
  parameters: { query?: Query; header?: never; path: Path; cookie?: never };
  requestBody: Body extends never ? never : { content: { "application/json": Body } };
  responses: { [S in Status]: Answer<T> } & { default: Answer<unknown> };
}
type S = components["schemas"];
type Tenant = { tenant: string };
type Nothing = Record<string, never>;
type Get<Path, Query, T> = { get: Omit<Operation<Path, Query, never, 200, T>, "requestBody"> & { requestBody?: never } };
type Post<Path, Body, T, Status extends number = 200> = { post: Operation<Path, never, Body, Status, T> };
export interface paths {
  "/portal/{tenant}/signin/challenges": Post<
    Tenant,
    { method: "identifier"; identifier: string; channel: "email" | "sms"; contact: string } | { method: "email"; email: string },
    S["Challenge"],
    202
  >;
  "/portal/{tenant}/signin/challenges/{challenge_id}/resend": Post<
    Tenant & { challenge_id: string }, { binding?: string }, S["Challenge"], 202
  >;
  "/portal/{tenant}/signin/challenges/{challenge_id}/code": Post<
    Tenant & { challenge_id: string }, { code: string; binding?: string }, S["SignedIn"]
  >;
  "/portal/{tenant}/session/bearer": Post<Tenant, { handover: string }, { bearer: string }>;
  "/portal/{tenant}/session": Get<Tenant, never, S["Session"]>;
  "/portal/{tenant}/session/switch": Post<Tenant, { customer_id: string }, S["SignedIn"]>;
  "/portal/{tenant}/session/end": Post<Tenant, Nothing, Nothing>;
  "/portal/{tenant}/dashboard": Get<Tenant, never, S["Dashboard"]>;
  "/portal/{tenant}/statement": Get<
    Tenant,
    { currency?: string; from?: string; to?: string; q?: string; cursor?: string; limit?: number },
    { items: S["Entry"][]; next: string | null }
  >;
  "/portal/{tenant}/statement/files": Post<
    Tenant, { format: "csv" | "pdf"; currency: string; from?: string; to?: string }, S["FileLink"]
  >;
  "/portal/{tenant}/invoices/{invoice_id}": Get<Tenant & { invoice_id: string }, never, S["Invoice"]>;
  "/portal/{tenant}/invoices/{invoice_id}/pdf": Post<Tenant & { invoice_id: string }, Nothing, S["FileLink"]>;
  "/portal/{tenant}/invoices/zip": Post<Tenant, { invoice_ids: string[] }, S["FileLink"]>;
}
