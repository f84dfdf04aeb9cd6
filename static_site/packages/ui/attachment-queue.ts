import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Problem, Result } from "@ventanilla/api/problems";
import type { AttachedFile, AttachmentForm, AttachmentRequest } from "@ventanilla/api/types";
import { postFile } from "@ventanilla/api/upload";

/** The calls of an upload, as the portal or the console makes them. */
export interface AttachmentApi {
  readonly begin: (file: AttachmentRequest) => Promise<Result<AttachmentForm>>;
  readonly examined: (attachment_id: string) => Promise<Result<AttachedFile>>;
}

/** The progress of a file. */
export type Progress =
  | { readonly at: "waiting" }
  | { readonly at: "sending"; readonly share: number }
  | { readonly at: "examining" }
  | { readonly at: "ready"; readonly file: AttachedFile }
  | { readonly at: "failed"; readonly problem: Problem };

/** A chosen file. */
export interface Chosen {
  readonly key: number;
  readonly file: File;
  readonly progress: Signal<Progress>;
  readonly stop: AbortController;
}

/** The attachments of a text being written. */
export interface Attachments {
  readonly chosen: ReadonlySignal<readonly Chosen[]>;
  /** Why some of the files chosen last were not added. */
  readonly refusal: ReadonlySignal<Problem | null>;
  /** Whether uploads are in progress, for which sending has to wait. */
  readonly busy: ReadonlySignal<boolean>;
  /** The number of failed files that the reader was warned about; the next send goes without them. */
  readonly missing: ReadonlySignal<number>;
  /** Whether sending has to wait: uploads are in progress, or failed without a warning so far. */
  readonly holdsBack: () => boolean;
  /** The `attachment_ids` of the text. */
  readonly ids: ReadonlySignal<string[]>;
  /** The files with these ids. */
  readonly ready: ReadonlySignal<readonly AttachedFile[]>;
  readonly most: number;
  readonly add: (files: Iterable<File>) => number;
  /** Restores the uploaded files of a text that was not sent. */
  readonly takeBack: (files: readonly AttachedFile[]) => void;
  readonly remove: (key: number) => void;
  readonly retry: (key: number) => void;
  /** Removes all files, e.g. once the text is sent. */
  readonly clear: () => void;
}

export const MAX_BYTES = 10 * 1024 * 1024;
export const TYPES = ["image/jpeg", "image/png", "image/webp", "application/pdf"] as const;
const AT_ONCE = 2;

const typeByEnd: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  pdf: "application/pdf",
};

/** The content type of a file; some phones provide only the name. */
export function typeOf(file: File): string {
  return file.type || (typeByEnd[file.name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "");
}

const problem = (code: string): Problem => ({
  code,
  status: 0,
  requestId: null,
  fields: [],
  triesLeft: null,
  retryAfter: null,
});

/** An obvious error of a file, found before the upload. */
function refusalOf(file: File): Problem | null {
  if (!(TYPES as readonly string[]).includes(typeOf(file))) {
    return problem("attachment_type_refused");
  }
  if (file.size === 0) {
    return problem("attachment_empty");
  }
  return file.size > MAX_BYTES ? problem("attachment_too_large") : null;
}

async function handIn(api: AttachmentApi, { file, progress, stop }: Chosen): Promise<void> {
  const tell = (now: Progress) => {
    if (!stop.signal.aborted) {
      progress.value = now;
    }
  };
  tell({ at: "sending", share: 0 });
  const begun = await api.begin({ filename: file.name, content_type: typeOf(file), size: file.size });
  if (stop.signal.aborted) {
    return;
  }
  if (!begun.ok) {
    tell({ at: "failed", problem: begun.problem });
    return;
  }
  const { attachment_id, url, fields } = begun.value;
  const onSent = (bytes: number) => tell({ at: "sending", share: bytes / file.size });
  if (!(await postFile(url, fields, file, onSent, stop.signal))) {
    tell({ at: "failed", problem: problem(navigator.onLine ? "upload_failed" : "offline") });
    return;
  }
  tell({ at: "examining" });
  const examined = await api.examined(attachment_id);
  tell(examined.ok ? { at: "ready", file: examined.value } : { at: "failed", problem: examined.problem });
}

let keys = 0;

/** An uploaded file, whose content is no longer here. */
function handedIn(file: AttachedFile): Chosen {
  keys += 1;
  const empty = new File([], file.filename, { type: file.content_type });
  return { key: keys, file: empty, progress: signal({ at: "ready", file }), stop: new AbortController() };
}

/** Uploads files while the text is being written, two at a time. */
export function attachmentQueue(api: AttachmentApi, most: number): Attachments {
  const chosen = signal<readonly Chosen[]>([]);
  const refusal = signal<Problem | null>(null);
  const ready = computed(() =>
    chosen.value.flatMap(({ progress: { value } }) => (value.at === "ready" ? [value.file] : [])),
  );
  const failed = computed(() => chosen.value.filter(({ progress }) => progress.value.at === "failed"));
  const busy = computed(() =>
    chosen.value.some(({ progress }) => !["ready", "failed"].includes(progress.value.at)),
  );
  /** The files that the reader was warned about; a retried file counts as new. */
  const asked = signal<ReadonlySet<number>>(new Set());
  let working = 0;

  const work = () => {
    const next = chosen.peek().find(({ progress }) => progress.peek().at === "waiting");
    if (next === undefined || working >= AT_ONCE) {
      return;
    }
    working += 1;
    void handIn(api, next).finally(() => {
      working -= 1;
      work();
    });
    work();
  };

  const make = (file: File): Chosen => {
    keys += 1;
    const wrong = refusalOf(file);
    const progress = signal<Progress>(wrong === null ? { at: "waiting" } : { at: "failed", problem: wrong });
    return { key: keys, file, progress, stop: new AbortController() };
  };

  const forget = (gone: readonly Chosen[]) => {
    for (const one of gone) {
      one.stop.abort();
    }
    chosen.value = chosen.value.filter((one) => !gone.includes(one));
  };

  return {
    chosen,
    refusal,
    most,
    busy,
    missing: computed(() => failed.value.filter(({ key }) => asked.value.has(key)).length),
    holdsBack() {
      if (busy.peek()) {
        return true;
      }
      const news = failed.peek().some(({ key }) => !asked.peek().has(key));
      asked.value = new Set(failed.peek().map(({ key }) => key));
      return news;
    },
    ids: computed(() => ready.value.map(({ attachment_id }) => attachment_id)),
    ready,
    takeBack(files) {
      const known = ready.peek().map(({ attachment_id }) => attachment_id);
      const again = files.filter(({ attachment_id }) => !known.includes(attachment_id));
      chosen.value = [...chosen.peek(), ...again.map(handedIn)].slice(0, most);
    },
    add(files) {
      const given = [...files];
      const taken = given.slice(0, Math.max(0, most - chosen.value.length));
      refusal.value = taken.length < given.length ? problem("attachments_too_many") : null;
      chosen.value = [...chosen.value, ...taken.map(make)];
      work();
      return taken.length;
    },
    remove(key) {
      refusal.value = null;
      forget(chosen.value.filter((one) => one.key === key));
    },
    retry(key) {
      chosen.value = chosen.value.map((one) => (one.key === key ? make(one.file) : one));
      work();
    },
    clear() {
      refusal.value = null;
      forget(chosen.value);
    },
  };
}
