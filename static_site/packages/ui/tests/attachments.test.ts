import type { Result } from "@ventanilla/api/problems";
import type { AttachedFile, AttachmentForm } from "@ventanilla/api/types";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type AttachmentApi, attachmentQueue } from "../attachment-queue";

/** An upload that a test controls. */
class Sending {
  static all: Sending[] = [];
  upload: { onprogress?: (event: { loaded: number }) => void } = {};
  onload?: () => void;
  onabort?: () => void;
  status = 0;
  aborted = false;
  open = () => undefined;
  send = () => {
    Sending.all.push(this);
  };
  abort = () => {
    this.aborted = true;
    this.onabort?.();
  };
  finish(status = 204) {
    this.status = status;
    this.onload?.();
  }
}

const file = (name: string, type = "image/png", size = 10) =>
  new File([new Uint8Array(size)], name, { type });
const settle = () => new Promise((resolve) => setTimeout(resolve));
const failing = (code: string, status: number): Result<never> => ({
  ok: false,
  problem: { code, status, requestId: null, fields: [], triesLeft: null, retryAfter: null },
});

let begun = 0;
let answer: ((id: string) => Result<AttachedFile>) | null = null;

const api: AttachmentApi = {
  begin: () => {
    begun += 1;
    const form: AttachmentForm = { attachment_id: `att_${begun}`, url: "/s3", fields: {}, expires_at: "" };
    return Promise.resolve({ ok: true, value: form });
  },
  examined: (attachment_id) =>
    Promise.resolve(
      answer?.(attachment_id) ?? {
        ok: true,
        value: {
          attachment_id,
          filename: "x.png",
          content_type: "image/png",
          size: 9,
          width: 1,
          height: 1,
          thumbnail_url: null,
        },
      },
    ),
};

beforeEach(() => {
  begun = 0;
  answer = null;
  Sending.all = [];
  vi.stubGlobal("XMLHttpRequest", Sending);
});

afterEach(() => vi.unstubAllGlobals());

const stands = (queue: ReturnType<typeof attachmentQueue>) =>
  queue.chosen.value.map(({ progress }) => progress.value.at);

describe("files of a text", () => {
  test("are uploaded two at a time, with progress", async () => {
    const queue = attachmentQueue(api, 10);
    queue.add([file("a.png"), file("b.png"), file("c.png")]);
    await settle();

    expect(stands(queue)).toEqual(["sending", "sending", "waiting"]);
    expect(queue.busy.value).toBe(true);
    Sending.all[0]?.upload.onprogress?.({ loaded: 5 });
    expect(queue.chosen.value[0]?.progress.value).toEqual({ at: "sending", share: 0.5 });

    Sending.all[0]?.finish();
    await settle();
    expect(stands(queue)).toEqual(["ready", "sending", "sending"]);
    Sending.all.slice(1).forEach((one) => one.finish());
    await settle();
    expect(queue.ids.value).toEqual(["att_1", "att_2", "att_3"]);
    expect(queue.busy.value).toBe(false);
  });

  test("beyond the limit are refused, with a notice", () => {
    const queue = attachmentQueue(api, 10);
    const added = queue.add(Array.from({ length: 30 }, (_, index) => file(`${index}.png`)));

    expect(added).toBe(10);
    expect(queue.chosen.value).toHaveLength(10);
    expect(queue.refusal.value?.code).toBe("attachments_too_many");
    queue.remove(queue.chosen.value[0]?.key ?? 0);
    expect(queue.refusal.value).toBeNull();
    expect(queue.add([file("last.png")])).toBe(1);
  });

  test.each([
    [file("a.svg", "image/svg+xml"), "attachment_type_refused"],
    [file("a.heic", "image/heic"), "attachment_type_refused"],
    [file("a.png", "image/png", 0), "attachment_empty"],
    [file("a.png", "image/png", 10 * 1024 * 1024 + 1), "attachment_too_large"],
  ])("with obvious errors are refused before the upload", async (wrong, code) => {
    const queue = attachmentQueue(api, 10);
    queue.add([wrong, file("good.png")]);
    await settle();

    const [first] = queue.chosen.value;
    expect(first?.progress.value).toMatchObject({ at: "failed", problem: { code } });
    expect(begun).toBe(1);
    expect(queue.holdsBack()).toBe(true);
  });

  test("without a type are recognised by their name", async () => {
    const queue = attachmentQueue(api, 10);
    queue.add([file("foto.JPG", "")]);
    await settle();

    expect(stands(queue)).toEqual(["sending"]);
  });

  test("that are cancelled are aborted, and the next one starts", async () => {
    const queue = attachmentQueue(api, 10);
    queue.add([file("a.png"), file("b.png"), file("c.png")]);
    await settle();

    queue.remove(queue.chosen.value[0]?.key ?? 0);
    await settle();

    expect(Sending.all[0]?.aborted).toBe(true);
    expect(stands(queue)).toEqual(["sending", "sending"]);
    Sending.all.slice(1).forEach((one) => one.finish());
    await settle();
    expect(queue.ids.value).toEqual(["att_2", "att_3"]);
  });

  test("that fail say why, keep the others, and can be retried", async () => {
    answer = (id) =>
      id === "att_1" ? failing("attachment_type_mismatch", 422) : failing("unavailable", 503);
    const queue = attachmentQueue(api, 10);
    queue.add([file("a.png"), file("b.png")]);
    await settle();
    Sending.all.forEach((one) => one.finish());
    await settle();
    expect(stands(queue)).toEqual(["failed", "failed"]);

    answer = null;
    queue.retry(queue.chosen.value[1]?.key ?? 0);
    await settle();
    Sending.all.at(-1)?.finish();
    await settle();
    expect(stands(queue)).toEqual(["failed", "ready"]);
    expect(queue.ids.value).toEqual(["att_3"]);
  });

  test("that failed hold the text back until the reader is warned, once for each", async () => {
    answer = () => failing("unavailable", 503);
    const queue = attachmentQueue(api, 10);
    expect(queue.holdsBack()).toBe(false);
    queue.add([file("a.png"), file("b.png")]);
    expect(queue.holdsBack()).toBe(true);
    expect(queue.missing.value).toBe(0);
    await settle();
    Sending.all.forEach((one) => one.finish());
    await settle();

    expect([queue.holdsBack(), queue.missing.value]).toEqual([true, 2]);
    expect([queue.holdsBack(), queue.missing.value]).toEqual([false, 2]);

    queue.retry(queue.chosen.value[0]?.key ?? 0);
    await settle();
    Sending.all.at(-1)?.finish();
    await settle();
    expect(queue.missing.value).toBe(1);
    expect([queue.holdsBack(), queue.missing.value]).toEqual([true, 2]);
    queue.remove(queue.chosen.value[0]?.key ?? 0);
    expect([queue.holdsBack(), queue.missing.value]).toEqual([false, 1]);
  });

  test("whose upload breaks off say so", async () => {
    const queue = attachmentQueue(api, 10);
    queue.add([file("a.png")]);
    await settle();
    Sending.all[0]?.finish(403);
    await settle();

    expect(queue.chosen.value[0]?.progress.value).toMatchObject({ problem: { code: "upload_failed" } });
  });

  test("of a text that was not sent are restored once", async () => {
    const queue = attachmentQueue(api, 10);
    queue.add([file("a.png")]);
    await settle();
    Sending.all[0]?.finish();
    await settle();
    const sent = queue.ready.value;
    queue.clear();
    expect(queue.ids.value).toEqual([]);

    queue.takeBack(sent);
    queue.takeBack(sent);

    expect(queue.ids.value).toEqual(sent.map(({ attachment_id }) => attachment_id));
    expect(stands(queue)).toEqual(["ready"]);
    expect(queue.holdsBack()).toBe(false);
  });

  test("are removed once the text is sent", async () => {
    const queue = attachmentQueue(api, 10);
    queue.add([file("a.png")]);
    await settle();
    queue.clear();

    expect(queue.chosen.value).toEqual([]);
    expect(Sending.all[0]?.aborted).toBe(true);
  });
});
