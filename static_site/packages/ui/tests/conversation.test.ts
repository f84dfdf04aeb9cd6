import { place } from "@ventanilla/i18n";
import { dayName, dayOf, mergeMessages, timeOf } from "../conversation";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const words = { today: "Hoy", yesterday: "Ayer" };
const said = (message_id: string, text = "") => ({ message_id, text });

beforeEach(() => {
  place.value = { country: "AR", timeZone: "America/Argentina/Buenos_Aires" };
  vi.useFakeTimers({ now: new Date("2026-11-23T01:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

test("messages are sorted by id, without duplicates, in their latest version", () => {
  const known = [said("msg_2", "two"), said("msg_4")];
  expect(mergeMessages(known, [said("msg_3"), said("msg_2", "two, a ticket")])).toEqual([
    said("msg_2", "two, a ticket"),
    said("msg_3"),
    said("msg_4"),
  ]);
});

test("days begin and end in the business's time zone", () => {
  // One in the morning in London is the evening before in Buenos Aires.
  expect(dayOf("2026-11-23T01:00:00Z")).toBe("2026-11-22");
  expect(timeOf("2026-11-23T01:05:00Z")).toBe("22:05");
  expect(dayName("2026-11-22", words)).toBe("Hoy");
  expect(dayName("2026-11-21", words)).toBe("Ayer");
  expect(dayName("2026-11-20", words)).toBe("20 de noviembre");
  expect(dayName("2025-11-22", words)).toBe("22 de noviembre de 2025");
});
