import "./styles/attachments.css";
import { useSignal } from "@preact/signals";
import type { Result } from "@ventanilla/api/problems";
import type { AttachedFile, FileLink } from "@ventanilla/api/types";
import { fill, plural } from "@ventanilla/i18n";
import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import {
  type AttachmentApi,
  type Attachments,
  attachmentQueue,
  type Chosen,
  TYPES,
} from "./attachment-queue";
import { explainFile, fileSize, say } from "./attachment-words";
import { Icon } from "./icons";
import "./more-icons";
import { explain } from "./problem";

export type { AttachmentApi, Attachments } from "./attachment-queue";

/** The attachments of a text being written. Uploads are aborted when the form is closed. */
export function useAttachments(api: AttachmentApi, most = 10): Attachments {
  const files = useMemo(() => attachmentQueue(api, most), [api, most]);
  useEffect(() => () => files.clear(), [files]);
  return files;
}

/** A thumbnail of a file before its upload. On a canvas, as the page's policy allows no `blob:` URLs. */
function Preview({ file }: { file: File }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!file.type.startsWith("image/") || !("createImageBitmap" in window)) {
      return;
    }
    createImageBitmap(file, { resizeWidth: 224 }).then(
      (bitmap) => {
        const side = Math.min(bitmap.width, bitmap.height);
        const [x, y] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2];
        canvas.current?.getContext("2d")?.drawImage(bitmap, x, y, side, side, 0, 0, 112, 112);
        bitmap.close();
      },
      // The icon below it stays visible.
      () => undefined,
    );
  }, [file]);
  return <canvas ref={canvas} width={112} height={112} />;
}

/** Warns that files failed and scrolls into view, so that the sender sees that the text goes without them. */
function Missing({ files }: { files: Attachments }) {
  const count = files.missing.value;
  const root = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (count > 0) {
      root.current?.scrollIntoView({ block: "nearest" });
    }
  }, [count]);
  return (
    <div role="alert">
      {count > 0 && (
        <p class="notice" ref={root}>
          {plural(say().missing, count)}
        </p>
      )}
    </div>
  );
}

/** The progress of a file, in words and as a bar. */
function Stand({ one, most }: { one: Chosen; most: number }) {
  const words = say();
  const progress = one.progress.value;
  if (progress.at === "failed") {
    return <span class="wrong">{explainFile(progress.problem, most)}</span>;
  }
  if (progress.at === "ready") {
    return <span class="soft">{fileSize(progress.file.size)}</span>;
  }
  const share = progress.at === "sending" ? progress.share : progress.at === "examining" ? 1 : 0;
  const text =
    progress.at === "sending"
      ? fill(words.sending, { percent: Math.floor(share * 100) })
      : words[progress.at];
  return (
    <>
      <span class="soft">{text}</span>
      {/* Indeterminate while the file is being examined. */}
      <progress
        max={1}
        {...(progress.at === "examining" ? {} : { value: share })}
        aria-label={`${one.file.name}: ${text}`}
      />
    </>
  );
}

function ChosenFile({
  one,
  files,
  onSaid,
}: {
  one: Chosen;
  files: Attachments;
  onSaid: (text: string) => void;
}) {
  const words = say();
  const { name } = one.file;
  const progress = one.progress.value;
  const done = progress.at === "ready" || progress.at === "failed";
  return (
    <li class={`attachment ${progress.at}`}>
      <span class="attachment-picture">
        <Icon name={one.file.type.startsWith("image/") ? "image" : "file"} />
        <Preview file={one.file} />
      </span>
      <span class="attachment-main">
        <bdi class="attachment-name">{progress.at === "ready" ? progress.file.filename : name}</bdi>
        <Stand one={one} most={files.most} />
      </span>
      {progress.at === "failed" && mayHelp(progress.problem.code) && (
        <button
          type="button"
          class="button quiet"
          aria-label={fill(words.retry_of, { name })}
          onClick={() => files.retry(one.key)}
        >
          {words.retry}
        </button>
      )}
      <button
        type="button"
        class="button quiet icon-only"
        aria-label={fill(done ? words.remove : words.cancel, { name })}
        onClick={() => {
          files.remove(one.key);
          onSaid(fill(words.removed, { name }));
        }}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}

/** Whether retrying the same file can succeed. */
const mayHelp = (code: string) =>
  [
    "network",
    "offline",
    "timeout",
    "upload_failed",
    "upload_missing",
    "unavailable",
    "internal_error",
  ].includes(code);

const holdsFiles = (data: DataTransfer | null) => data?.types.includes("Files") ?? false;

/** Adds files that are dropped on, or pasted into, the surrounding form. */
function useDropAndPaste(
  inside: { readonly current: HTMLElement | null },
  add: (files: Iterable<File>) => void,
): { value: boolean } {
  const over = useSignal(false);
  const latest = useRef(add);
  latest.current = add;
  useEffect(() => {
    const area = inside.current?.closest<HTMLElement>("form, [data-attach]") ?? inside.current;
    if (area === null) {
      return;
    }
    const stop = new AbortController();
    const on = <K extends keyof HTMLElementEventMap>(
      name: K,
      heed: (event: HTMLElementEventMap[K]) => void,
    ) => area.addEventListener(name, heed, { signal: stop.signal });
    on("dragover", (event) => {
      if (holdsFiles(event.dataTransfer)) {
        event.preventDefault();
        over.value = true;
      }
    });
    on("dragleave", (event) => {
      if (!(event.relatedTarget instanceof Node && area.contains(event.relatedTarget))) {
        over.value = false;
      }
    });
    on("drop", (event) => {
      over.value = false;
      if (holdsFiles(event.dataTransfer)) {
        event.preventDefault();
        latest.current(event.dataTransfer?.files ?? []);
      }
    });
    on("paste", ({ clipboardData: data }) => {
      // Text copied from a word processor comes with an image of itself.
      if (data !== null && data.files.length > 0 && !data.types.includes("text/plain")) {
        latest.current(data.files);
      }
    });
    // A file dropped outside the form would replace the page and lose the text.
    const keep = (event: DragEvent) => {
      if (holdsFiles(event.dataTransfer)) {
        event.preventDefault();
      }
    };
    window.addEventListener("dragover", keep, { signal: stop.signal });
    window.addEventListener("drop", keep, { signal: stop.signal });
    return () => stop.abort();
  }, [inside, over]);
  return over;
}

interface PickerProps {
  files: Attachments;
  /** Whether files cannot be added at present, e.g. while the text is being sent. */
  disabled?: boolean;
}

/** Chooses files by dialog, camera, drop or paste, and shows their progress. */
export function AttachmentPicker({ files, disabled = false }: PickerProps) {
  const words = say();
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const said = useSignal("");
  const add = (given: Iterable<File>) => {
    if (!disabled) {
      const added = files.add(given);
      said.value = added > 0 ? plural(words.added, added) : "";
    }
  };
  const over = useDropAndPaste(root, add);
  const take = (element: HTMLInputElement) => {
    add(element.files ?? []);
    element.value = ""; // so that the same file can be chosen again
  };
  const refusal = files.refusal.value;
  const full = files.chosen.value.length >= files.most;

  return (
    <div class={over.value ? "attach dropping" : "attach"} ref={root}>
      <div class="attach-buttons">
        <button
          type="button"
          class="button"
          disabled={disabled || full}
          aria-describedby={`${id}-hint`}
          onClick={() => input.current?.click()}
        >
          <Icon name="clip" />
          {words.choose}
        </button>
        <button
          type="button"
          class="button attach-photo"
          disabled={disabled || full}
          onClick={() => camera.current?.click()}
        >
          <Icon name="camera" />
          {words.photo}
        </button>
        <input
          ref={input}
          type="file"
          name="files"
          multiple
          hidden
          accept={TYPES.join(",")}
          onChange={(event) => take(event.currentTarget)}
        />
        <input
          ref={camera}
          type="file"
          hidden
          accept="image/jpeg"
          capture="environment"
          onChange={(event) => take(event.currentTarget)}
        />
      </div>
      <p class="hint" id={`${id}-hint`}>
        <span class="attach-hint">{fill(words.hint, { most: files.most })}</span>
        <span class="attach-hint-touch">{fill(words.hint_touch, { most: files.most })}</span>
      </p>
      {over.value && <p class="attach-drop">{words.drop}</p>}
      {files.chosen.value.length > 0 && (
        <ul class="attachments" aria-label={words.list}>
          {files.chosen.value.map((one) => (
            <ChosenFile key={one.key} one={one} files={files} onSaid={(text) => (said.value = text)} />
          ))}
        </ul>
      )}
      <Missing files={files} />
      {refusal !== null && (
        <p class="wrong" role="alert">
          {explainFile(refusal, files.most)}
        </p>
      )}
      <p class="visually-hidden" role="status">
        {said.value}
      </p>
    </div>
  );
}

interface ListProps {
  files: readonly AttachedFile[];
  /** Requests a short-lived link to a file. */
  onDownload: (attachment_id: string) => Promise<Result<FileLink>>;
}

/** The attachments of a text: thumbnails and downloads. */
export function AttachmentList({ files, onDownload }: ListProps) {
  if (files.length === 0) {
    return null;
  }
  return (
    <ul class="attachment-list" aria-label={say().list}>
      {files.map((file) => (
        <li key={file.attachment_id}>
          <AttachedOne file={file} onDownload={onDownload} />
        </li>
      ))}
    </ul>
  );
}

function AttachedOne({ file, onDownload }: { file: AttachedFile; onDownload: ListProps["onDownload"] }) {
  const words = say();
  const busy = useSignal(false);
  const wrong = useSignal("");
  // Links change with each reload of the text; the shown image stays.
  const shown = useSignal(file.thumbnail_url);

  const download = async () => {
    busy.value = true;
    const result = await onDownload(file.attachment_id);
    busy.value = false;
    wrong.value = result.ok ? "" : explain(result.problem);
    if (result.ok) {
      openInNewTab(result.value.url);
    }
  };

  return (
    <>
      <button
        type="button"
        class={shown.value === null ? "attached" : "attached picture"}
        aria-label={fill(words.download, { name: file.filename })}
        aria-busy={busy.value}
        onClick={() => void download()}
      >
        {shown.value === null ? (
          <Icon name="file" />
        ) : (
          <img
            src={shown.value}
            alt=""
            width={file.width ?? undefined}
            height={file.height ?? undefined}
            loading="lazy"
            decoding="async"
            onError={() => {
              shown.value = file.thumbnail_url === shown.value ? null : file.thumbnail_url;
            }}
          />
        )}
        <span class="attachment-main">
          <bdi class="attachment-name">{file.filename}</bdi>
          <span class="soft">{fileSize(file.size)}</span>
        </span>
      </button>
      {wrong.value && (
        <p class="wrong" role="alert">
          {wrong.value}
        </p>
      )}
    </>
  );
}

/** In a frame, the page's policy may forbid navigating to another host, which a new tab may. */
function openInNewTab(url: string): void {
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.target = "_blank";
  anchor.rel = "noopener noreferrer";
  anchor.click();
}
