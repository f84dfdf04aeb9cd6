import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  countdown,
  date,
  daysUntil,
  duration,
  fill,
  money,
  percent,
  place,
  plural,
  quantity,
  sign,
  speak,
  today,
  unitPrice,
} from "../index";

// Intl puts spaces of many widths between a figure and its unit.
const plain = (text: string) => text.replace(/\s/gu, " ");

beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2025-12-10T01:30:00Z") });
  place.value = { country: "AR", timeZone: "America/Argentina/Buenos_Aires" };
  await speak("es");
});

afterEach(() => {
  vi.useRealTimers();
});

describe("amounts", () => {
  test("are written as the tenant's country writes them", () => {
    expect(plain(money({ amount: "48210.50", currency: "ARS" }))).toBe("$ 48.210,50");
    place.value = { country: "MX", timeZone: "America/Mexico_City" };
    expect(plain(money({ amount: "48210.50", currency: "MXN" }))).toBe("$48,210.50");
  });

  test("have their currency's own decimals", () => {
    place.value = { country: "CL", timeZone: "America/Santiago" };
    expect(plain(money({ amount: "48210", currency: "CLP" }))).toBe("$48.210");
    expect(plain(money({ amount: "1.234", currency: "KWD" }))).toContain("1,234");
  });

  test("never pass through a float", () => {
    expect(plain(money({ amount: "90071992547409931.07", currency: "ARS" }))).toBe(
      "$ 90.071.992.547.409.931,07",
    );
  });

  test("are written as the tenant's country writes them, whatever the reader's language", async () => {
    await speak("pt");
    place.value = { country: "BR", timeZone: "America/Sao_Paulo" };
    expect(plain(money({ amount: "-1234.50", currency: "BRL" }))).toBe("-R$ 1.234,50");
    await speak("en");
    place.value = { country: "AR", timeZone: "America/Argentina/Buenos_Aires" };
    expect(plain(money({ amount: "1234.50", currency: "ARS" }))).toBe("$ 1.234,50");
    place.value = { country: "CO", timeZone: "America/Bogota" };
    expect(plain(money({ amount: "1234.50", currency: "COP" }))).toBe("$ 1.234,50");
  });

  test("of a unit keep the decimals that they have", () => {
    expect(plain(unitPrice({ amount: "3125.9375", currency: "ARS" }))).toBe("$ 3.125,9375");
    expect(plain(unitPrice({ amount: "3125.5", currency: "ARS" }))).toBe("$ 3.125,50");
  });

  test("have a sign", () => {
    expect([sign("-0.01"), sign("0.00"), sign("-0.00"), sign("10.00")]).toEqual([-1, 0, 0, 1]);
  });
});

describe("dates", () => {
  test("are of the tenant's day, not of the reader's or of Greenwich", () => {
    expect(today()).toBe("2025-12-09");
    expect(daysUntil("2025-12-10")).toBe(1);
    expect(daysUntil("2025-12-01")).toBe(-8);
  });

  test("name the year only where it is another one", () => {
    expect(date("2025-12-12")).toBe("12 dic");
    expect(date("2025-12-12", "long")).toBe("12 de diciembre");
    expect(date("2024-12-12")).toBe("12/12/2024");
    expect(date("2024-12-12", "long")).toBe("12 de diciembre de 2024");
    expect(date("2025-12-12", "short", true)).toContain("2025");
  });
});

test("sentences are filled, and numbered in singular and plural", () => {
  expect(fill("{a} y {b}", { a: 1 })).toBe("1 y {b}");
  const tries = { one: "Queda {count}", other: "Quedan {count}" };
  expect([plural(tries, 1), plural(tries, 0), plural(tries, 3)]).toEqual(["Queda 1", "Quedan 0", "Quedan 3"]);
});

test("quantities, rates and waits", () => {
  expect(quantity("2.50")).toBe("2,5");
  expect(plain(percent("10.5"))).toMatch(/^10,5 ?%$/);
  expect(duration(45)).toBe("45 segundos");
  expect(duration(600)).toBe("10 minutos");
  expect(countdown(65)).toBe("1:05");
});
