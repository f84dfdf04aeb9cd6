import { expect, test } from "vitest";
import { everything, json, see, session, visit } from "./harness";

test("a version tells of countries, languages and colleagues by their names", async () => {
  await visit("demo/portal/versions/2", {
    "GET session": () => json(session({ permissions: [...everything, "tickets_read"] })),
    "GET settings/versions/2": () =>
      json({
        version: {
          number: 2,
          saved_at: "2026-11-29T10:00:00Z",
          saved_by: "Ana",
          changed: ["country"],
          restored_from: null,
        },
        changes: [
          { field: "country", before: "AR", after: "UY" },
          { field: "languages", before: ["es"], after: ["es", "pt"] },
          { field: "advisers.fallback", before: "", after: "stf_1" },
          { field: "sender_email", before: "", after: "avisos@fibrasur.example" },
        ],
        settings: {},
      }),
    "GET tickets/options": () => json({ people: [{ staff_id: "stf_1", name: "Bruno Díaz" }], areas: [] }),
  });
  const changes = await see(".changes", "Bruno Díaz");
  for (const word of ["Uruguay", "Argentina", "Português", "Remitente propio"]) {
    expect(changes.textContent).toContain(word);
  }
  expect(changes.textContent).not.toContain("stf_1");
});
