import { header, http } from "@ventanilla/api/console";
import type { AccessIn, CustomerIn, NewCustomerIn } from "@ventanilla/api/customer-types";
import type { IdempotencyHeader } from "../../kit";
import { at } from "../../address";
import { signedIn } from "../../session";

const PAGE = 25;

const one = (customer_id: string) => ({ path: { ...at, customer_id } });

export const readCustomers = (q: string, cursor: string | null) =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/customers", {
      params: {
        path: at,
        query: { limit: PAGE, ...(q === "" ? {} : { q }), ...(cursor === null ? {} : { cursor }) },
      },
      signal,
    }),
  );

export const readCustomer = (customer_id: string) =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/customers/{customer_id}", { params: one(customer_id), signal }),
  );

export const makeCustomer = (body: NewCustomerIn, once: IdempotencyHeader) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/customers", { params: { path: at, header: once }, body, signal }),
  );

export const makeTestCustomer = (once: IdempotencyHeader) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/customers/test", { params: { path: at, header: once }, body: {}, signal }),
  );

export const changeCustomer = (customer_id: string, body: CustomerIn) =>
  signedIn((signal) =>
    http.PUT("/console/{tenant}/customers/{customer_id}", {
      params: { ...one(customer_id), header },
      body,
      signal,
    }),
  );

export const changeAccess = (customer_id: string, body: AccessIn) =>
  signedIn((signal) =>
    http.PUT("/console/{tenant}/customers/{customer_id}/access", {
      params: { ...one(customer_id), header },
      body,
      signal,
    }),
  );

export const suggestPassword = () =>
  signedIn((signal) => http.GET("/console/{tenant}/password-suggestion", { params: { path: at }, signal }));

export const setPassword = (
  customer_id: string,
  body: { password: string | null; send: boolean; batch: string },
) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/customers/{customer_id}/password", {
      params: { ...one(customer_id), header },
      body,
      signal,
    }),
  );

export const sendAccess = (customer_id: string, with_password: boolean, batch: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/customers/{customer_id}/send-access", {
      params: { ...one(customer_id), header },
      body: { with_password, batch },
      signal,
    }),
  );

export const sendAccessToMany = (customer_ids: string[], with_password: boolean, batch: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/customers/send-access", {
      params: { path: at, header },
      body: { customer_ids, with_password, batch },
      signal,
    }),
  );

export const viewAs = (customer_id: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/customers/{customer_id}/view", {
      params: { ...one(customer_id), header },
      body: {},
      signal,
    }),
  );
