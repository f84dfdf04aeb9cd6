import { header, http } from "@ventanilla/api/console";
import type { AttachmentApi } from "@ventanilla/ui/attachments";
import { at } from "./address";
import { signedIn } from "./session";

/** Hands files in for something that staff write to a customer. Keep what it answers: each call makes another. */
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
