import type { AttachmentApi } from "@ventanilla/ui/attachments";
import { api } from "../session";

const { at, header, http, signedIn } = api;

/** Hands files in for something that the customer writes. */
export const attachmentApi: AttachmentApi = {
  begin: (body) =>
    signedIn((signal) =>
      http.POST("/portal/{tenant}/attachments", { params: { path: at, header }, body, signal }),
    ),
  examined: (attachment_id) =>
    signedIn((signal) =>
      http.POST("/portal/{tenant}/attachments/{attachment_id}/examined", {
        params: { path: { ...at, attachment_id }, header },
        body: {},
        signal,
      }),
    ),
};
