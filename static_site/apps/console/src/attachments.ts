import { header, http } from "@ventanilla/api/console";
import type { AttachmentApi } from "@ventanilla/ui/attachments";
import { at } from "./address";
import { signedIn } from "./session";

/** Makes the upload calls for attachments to a customer. Memoise the result: each call makes a new object. */
export function attachmentApiFor(customer_id: string): AttachmentApi {
  return {
    begin: (file) =>
      signedIn((signal) =>
        http.POST("/console/{tenant}/attachments", {
          params: { path: at, header },
          body: { ...file, customer_id },
          signal,
        }),
      ),
    examined: (attachment_id) =>
      signedIn((signal) =>
        http.POST("/console/{tenant}/attachments/{attachment_id}/examined", {
          params: { path: { ...at, attachment_id }, header },
          body: { customer_id },
          signal,
        }),
      ),
  };
}
