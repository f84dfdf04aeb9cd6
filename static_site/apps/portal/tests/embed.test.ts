import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

const ORIGIN = "https://portal.example";

async function embed(attributes: Record<string, string>): Promise<HTMLIFrameElement | null> {
  const script = document.createElement("script");
  script.src = `${ORIGIN}/embed.js`;
  for (const [name, value] of Object.entries(attributes)) {
    script.setAttribute(name, value);
  }
  document.body.replaceChildren(script);
  vi.spyOn(document, "currentScript", "get").mockReturnValue(script);
  vi.resetModules();
  await import("../src/embed");
  return document.querySelector("iframe");
}

function tell(frame: HTMLIFrameElement, data: unknown, origin = ORIGIN): void {
  const event = new MessageEvent("message", { data, origin });
  Object.defineProperty(event, "source", { value: frame.contentWindow });
  window.dispatchEvent(event);
}

const made = async () => {
  const frame = await embed({ "data-tenant": "demo" });
  if (frame === null) {
    throw new Error("no frame was made");
  }
  return frame;
};

beforeEach(() => {
  Object.defineProperty(window, "innerHeight", { value: 900, configurable: true });
});

afterEach(() => {
  document.body.replaceChildren();
});

describe("the script that embeds a portal", () => {
  test("puts a named frame where it stands", async () => {
    const frame = await embed({ "data-tenant": "demo", "data-title": "Mi cuenta en Fibra Sur" });
    expect(frame?.src).toBe(`${ORIGIN}/demo/`);
    expect(frame?.title).toBe("Mi cuenta en Fibra Sur");
    expect(frame?.previousElementSibling?.localName).toBe("script");
  });

  test.each(["", "../admin", "Demo", "a//b"])(
    "makes nothing of a tenant that is none: %j",
    async (tenant) => {
      expect(await embed({ "data-tenant": tenant })).toBeNull();
    },
  );

  test("is as high as the portal wants to be, and no higher than the window", async () => {
    const frame = await made();
    expect(frame.style.height).toBe("480px");
    tell(frame, { ventanilla: "height", height: 700 });
    expect(frame.style.height).toBe("700px");
    tell(frame, { ventanilla: "height", height: 4000 });
    expect(frame.style.height).toBe("900px");
    tell(frame, { ventanilla: "height", height: 10 });
    expect(frame.style.height).toBe("480px");
  });

  test("listens to the portal alone", async () => {
    const frame = await made();
    tell(frame, { ventanilla: "height", height: 700 }, "https://evil.example");
    expect(frame.style.height).toBe("480px");
    window.dispatchEvent(
      new MessageEvent("message", { data: { ventanilla: "height", height: 700 }, origin: ORIGIN }),
    );
    expect(frame.style.height).toBe("480px");
  });

  test.each([null, "height", { height: 700 }, { ventanilla: "height", height: "700px" }])(
    "passes over what is no height: %j",
    async (data) => {
      const frame = await made();
      tell(frame, data);
      expect(frame.style.height).toBe("480px");
    },
  );
});
