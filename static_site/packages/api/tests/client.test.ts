import { beforeEach, describe, expect, test, vi } from "vitest";
import { portalApi } from "../client";

type Handler = (request: Request) => Response | Promise<Response>;

let seen: Request[] = [];
let lost = 0;

function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { "Content-Type": "application/json", ...headers },
  });
}

const signedOut = () => json({ code: "not_signed_in", request_id: "req-1" }, 401);

/** The API against a server that is `handler`; `resumes` says whether a lost session is taken up again. */
function apiOver(handler: Handler, resumes = false) {
  vi.stubGlobal("fetch", async (request: Request) => {
    seen.push(request.clone());
    return handler(request);
  });
  return portalApi("demo", {
    sessionLost: async () => {
      lost += 1;
      return resumes;
    },
  });
}

const paths = () => seen.map(({ method, url }) => `${method} ${new URL(url).pathname}`);

beforeEach(() => {
  seen = [];
  lost = 0;
});

test("what changes something says that it is our own page, in JSON", async () => {
  await apiOver(() => json({}, 202)).requestCode({ method: "email", email: "a@b.example" });
  const [request] = seen;
  expect(request?.headers.get("X-Ventanilla")).toBe("1");
  expect(request?.headers.get("Content-Type")).toBe("application/json");
  expect(await request?.json()).toEqual({ method: "email", email: "a@b.example" });
});

describe("where the cookie does not come back", () => {
  const server: Handler = (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith("/bearer")) {
      return json({ bearer: "first" });
    }
    const token = request.headers.get("Authorization");
    return token === null ? signedOut() : json({ token }, 200, { "Session-Refresh": "second" });
  };

  test("the handover is exchanged for a bearer", async () => {
    const api = apiOver(server);
    const opened = await api.openSession("hand");
    expect(opened).toEqual({ ok: true, value: { token: "Bearer first" } });
    expect(paths()).toEqual([
      "GET /api/portal/demo/session",
      "POST /api/portal/demo/session/bearer",
      "GET /api/portal/demo/session",
    ]);
  });

  test("a refreshed bearer takes the old one's place", async () => {
    const api = apiOver(server);
    await api.openSession("hand");
    expect(await api.dashboard()).toEqual({ ok: true, value: { token: "Bearer second" } });
  });

  test("nothing is kept outside memory", async () => {
    const kept = vi.spyOn(Storage.prototype, "setItem");
    await apiOver(server).openSession("hand");
    expect(kept).not.toHaveBeenCalled();
    expect(document.cookie).toBe("");
  });
});

test("where the cookie comes back no bearer is asked for", async () => {
  const api = apiOver(() => json({ customer: {} }));
  await api.openSession("hand");
  expect(paths()).toEqual(["GET /api/portal/demo/session"]);
});

describe("a session that is over", () => {
  test("is taken up again, and the call repeated", async () => {
    let first = true;
    const api = apiOver(() => {
      const answer = first ? signedOut() : json({ accounts: [], pending: [] });
      first = false;
      return answer;
    }, true);
    expect((await api.dashboard()).ok).toBe(true);
    expect([lost, seen.length]).toEqual([1, 2]);
  });

  test("is told when the customer leaves instead", async () => {
    const result = await apiOver(signedOut).dashboard();
    expect(result).toMatchObject({ ok: false, problem: { code: "not_signed_in", requestId: "req-1" } });
    expect([lost, seen.length]).toEqual([1, 1]);
  });

  test("has ended as asked when signing out", async () => {
    expect(await apiOver(signedOut).endSession()).toBeNull();
  });
});

describe("failures are told, never thrown", () => {
  const problemOf = async (handler: Handler) => {
    const result = await apiOver(handler).requestCode({ method: "email", email: "a@b.example" });
    return result.ok ? null : result.problem;
  };

  test("no network", async () => {
    const fails = () => Promise.reject(new TypeError("Failed to fetch"));
    expect(await problemOf(fails)).toMatchObject({ code: "network", status: 0 });
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    expect(await problemOf(fails)).toMatchObject({ code: "offline" });
  });

  test("no answer in time", async () => {
    const slow = () => Promise.reject(new DOMException("", "TimeoutError"));
    expect(await problemOf(slow)).toMatchObject({ code: "timeout" });
  });

  test("a problem document", async () => {
    const problem = await problemOf(() =>
      json(
        { code: "code_wrong", tries_left: 2, fields: [{ field: "code", code: "wrong", detail: "" }] },
        422,
      ),
    );
    expect(problem).toMatchObject({
      code: "code_wrong",
      triesLeft: 2,
      fields: [{ field: "code", code: "wrong" }],
    });
  });

  test("a limit, with its wait", async () => {
    const told = () => json({ code: "too_many_requests" }, 429, { "Retry-After": "90" });
    expect(await problemOf(told)).toMatchObject({ retryAfter: 90 });
  });

  test("a gateway's page that is no problem document", async () => {
    const page = () => new Response("<html>", { status: 502, headers: { "x-amzn-requestid": "aws-1" } });
    expect(await problemOf(page)).toMatchObject({ code: "unavailable", requestId: "aws-1" });
  });
});

describe("while the customer leaves", () => {
  const ends = (request: Request) => new URL(request.url).pathname.endsWith("/session/end");
  /** A server that answers nobody but who leaves. */
  const silent: Handler = (request) =>
    ends(request)
      ? json({})
      : new Promise((_, reject) => {
          const give = () => reject(request.signal.reason as Error);
          request.signal.addEventListener("abort", give);
          if (request.signal.aborted) {
            give();
          }
        });

  test("what is still asked is ended, and nobody is told that the session was lost", async () => {
    const api = apiOver(silent, true);
    const asked = api.dashboard();
    expect(await api.endSession()).toBeNull();
    expect((await asked).ok).toBe(false);
    expect(lost).toBe(0);
  });

  test("nothing more is asked until it is known whether they have left", async () => {
    let answer: (response: Response) => void = () => undefined;
    const api = apiOver((request) => {
      request.signal.throwIfAborted();
      return ends(request) ? new Promise((resolve) => (answer = resolve)) : json({ today: "2026-01-02" });
    }, true);
    const leaving = api.endSession();
    expect((await api.dashboard()).ok).toBe(false);
    answer(json({ code: "unavailable" }, 503));
    expect((await leaving)?.code).toBe("unavailable");
    expect((await api.dashboard()).ok).toBe(true);
    expect(lost).toBe(0);
  });
});
