import type { Account, Dashboard, Entry, Invoice, InvoiceRow, Session } from "@ventanilla/api/types";

const CENT = 100;
const currency = "ARS";

const money = (cents: number, of = currency) => ({ amount: (cents / CENT).toFixed(2), currency: of });
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

export const accounts: readonly Account[] = [
  { customer_id: "cus_1", name: "María Eugenia Fernández de la Vega", number: "C-00184" },
  { customer_id: "cus_2", name: "Distribuidora Mayorista del Litoral Sociedad Anónima", number: "C-02231" },
];

export function sessionOf(customer_id: string, several: boolean): Session {
  const mine = accounts.find((account) => account.customer_id === customer_id) ?? accounts[0];
  if (mine === undefined) {
    throw new Error("there is always one");
  }
  return {
    customer: { ...mine, kind: "person", document: "27-28123456-4" },
    contact: { name: "María Eugenia Fernández" },
    accounts: several ? [...accounts] : [mine],
    language: "es",
    modules: ["statement", "invoice_downloads"],
    viewed_by: null,
    ends_at: new Date(Date.now() + 12 * 3_600_000).toISOString(),
  };
}

function invoiceRow(index: number): InvoiceRow {
  const total = 1_850_000 + index * 137_31;
  const due = index * -30 + 12;
  const state = index === 0 ? "open" : index < 3 ? "overdue" : index === 3 ? "partly_paid" : "paid";
  return {
    id: `inv_${index}`,
    number: `A-0001-${String(9400 - index).padStart(8, "0")}`,
    issued_on: day(due - 14),
    due_on: day(due),
    total: money(total),
    open: money(state === "paid" ? 0 : state === "partly_paid" ? Math.round(total / 3) : total),
    state,
    product: index % 3 === 0 ? "Internet 300 Mb" : index % 3 === 1 ? "Internet 300 Mb y televisión" : null,
  };
}

/** Four hundred months of bills. */
export const rows: readonly InvoiceRow[] = Array.from({ length: 400 }, (_, index) => invoiceRow(index));

const cents = (amount: string) => Math.round(Number(amount) * CENT);

function makeEntries(): Entry[] {
  const oldestFirst: Omit<Entry, "balance">[] = [];
  for (const row of [...rows].reverse()) {
    oldestFirst.push({
      id: `ent_${row.id}`,
      date: row.issued_on,
      kind: "invoice",
      number: row.number,
      description: row.product ?? "",
      amount: row.total,
      invoice_id: row.id,
      due_on: row.due_on,
    });
    const paid = cents(row.total.amount) - cents(row.open.amount);
    if (paid > 0) {
      oldestFirst.push({
        id: `ent_pay_${row.id}`,
        date: row.due_on,
        kind: row.id === "inv_7" ? "credit_note" : "payment",
        number: row.id === "inv_7" ? "NC-0001-00000007" : "",
        description: row.id === "inv_7" ? "Bonificación por corte de servicio" : "Transferencia bancaria",
        amount: money(-paid),
        invoice_id: null,
        due_on: null,
      });
    }
  }
  let balance = 0;
  return oldestFirst
    .sort((a, b) => a.date.localeCompare(b.date))
    .map((entry) => {
      balance += cents(entry.amount.amount);
      return { ...entry, balance: money(balance) };
    })
    .reverse();
}

/** The statement of those bills, newest first. */
export const entries: readonly Entry[] = makeEntries();

export function dashboardOf(showTotal: boolean): Dashboard {
  const open = rows.filter(({ state }) => state !== "paid");
  const overdue = rows.filter(({ state }) => state === "overdue");
  const sum = (list: readonly InvoiceRow[]) => list.reduce((total, row) => total + cents(row.open.amount), 0);
  return {
    accounts: [
      {
        currency,
        balance: showTotal ? money(sum(open)) : null,
        overdue: showTotal ? money(sum(overdue)) : null,
        next_due: { date: day(12), amount: money(1_850_000) },
        open_count: open.length,
        invoice_count: rows.length,
        recent: rows.slice(0, 5),
      },
    ],
    pending: [{ kind: "overdue_invoices", count: overdue.length }],
  };
}

export function invoiceOf(id: string): Invoice | null {
  const row = rows.find((one) => one.id === id);
  if (row === undefined) {
    return null;
  }
  const total = cents(row.total.amount);
  const net = Math.round(total / 1.21);
  return {
    ...row,
    lines: [
      {
        product: "Internet 300 Mb simétricos",
        description: "Abono mensual, del 1 al 30.\nDomicilio: Av. San Martín 1450, piso 3.º, dpto. B",
        quantity: "1",
        unit_price: (net / CENT / 2).toFixed(2),
        total: money(Math.round(net / 2)),
      },
      {
        product: "Televisión",
        description: null,
        quantity: "2.5",
        unit_price: (net / CENT / 5).toFixed(4),
        total: money(net - Math.round(net / 2)),
      },
    ],
    adjustments: [],
    taxes: [{ name: "IVA", rate: "21", base: money(net), amount: money(total - net) }],
    rounding: null,
    prepaid: null,
    net: money(net),
    notes: "Gracias por pagar a término.",
    has_own_pdf: false,
    downloadable: true,
  };
}
