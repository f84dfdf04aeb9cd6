import { header, http } from "@ventanilla/api/console";
import { postFile } from "@ventanilla/api/upload";
import type { Result } from "@ventanilla/api/problems";
import { at } from "../../address";
import { signedIn } from "../../session";
import type { Image, Purpose } from "@ventanilla/api/portal-types";

const MAX_BYTES = 5 * 1024 * 1024;
export const TYPES = ["image/png", "image/jpeg"] as const;

/** The progress of an upload: the share sent, or being examined. */
export type Stage = { readonly at: "sending"; readonly share: number } | { readonly at: "examining" };

function refused(code: string): Result<never> {
  return {
    ok: false,
    problem: { code, status: 0, requestId: null, fields: [], triesLeft: null, retryAfter: null },
  };
}

/** Uploads an image and has it examined. Obvious errors are refused before the upload. */
export async function uploadImage(
  file: File,
  purpose: Purpose,
  onStage: (stage: Stage) => void,
): Promise<Result<Image>> {
  if (!(TYPES as readonly string[]).includes(file.type)) {
    return refused("image_type_refused");
  }
  if (file.size > MAX_BYTES) {
    return refused("image_too_large");
  }
  if (file.size === 0) {
    return refused("image_broken");
  }
  onStage({ at: "sending", share: 0 });
  const begun = await signedIn((signal) =>
    http.POST("/console/{tenant}/settings/images", {
      params: { path: at, header },
      body: { purpose, content_type: file.type, size: file.size },
      signal,
    }),
  );
  if (!begun.ok) {
    return begun;
  }
  const { image_id, url, fields } = begun.value;
  if (!(await postFile(url, fields, file, (bytes) => onStage({ at: "sending", share: bytes / file.size })))) {
    return refused("upload_failed");
  }
  onStage({ at: "examining" });
  return signedIn((signal) =>
    http.POST("/console/{tenant}/settings/images/{image_id}/examined", {
      params: { path: { ...at, image_id }, header },
      body: { purpose },
      signal,
    }),
  );
}
