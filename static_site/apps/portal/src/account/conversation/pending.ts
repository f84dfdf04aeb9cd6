import { signal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import type { AttachedFile } from "@ventanilla/api/types";
import { sendMessage } from "./calls";

/** A message that is on its way, or did not arrive. */
export interface Pending {
  readonly client_id: string;
  /** For which customer it was written. */
  readonly of: string;
  readonly text: string;
  readonly files: readonly AttachedFile[];
  readonly at: string;
  /** Why it did not arrive; null while it is on its way. */
  readonly problem: Problem | null;
}

/** They outlive the page, and a session that ends. */
export const pending = signal<readonly Pending[]>([]);

const replace = (client_id: string, next: Pending | null) => {
  pending.value = pending.peek().flatMap((one) => (one.client_id === client_id ? (next ?? []) : one));
};

/** Sends a message, for the first time or again; `arrived` gets what became of it. */
export async function deliver(
  one: Pending,
  arrived: (message: Extract<Awaited<ReturnType<typeof sendMessage>>, { ok: true }>["value"]) => void,
): Promise<void> {
  const sending = { ...one, problem: null };
  if (pending.peek().some(({ client_id }) => client_id === one.client_id)) {
    replace(one.client_id, sending);
  } else {
    pending.value = [...pending.peek(), sending];
  }
  const { client_id, text, files } = one;
  const attachment_ids = files.map(({ attachment_id }) => attachment_id);
  const result = await sendMessage({ client_id, text, attachment_ids });
  if (result.ok) {
    arrived(result.value);
    replace(client_id, null);
  } else {
    replace(client_id, { ...one, problem: result.problem });
  }
}

/** The files of a message that was taken back into the form, until the form has them. */
export const takenBack = signal<readonly AttachedFile[]>([]);

export const discard = (client_id: string) => replace(client_id, null);
