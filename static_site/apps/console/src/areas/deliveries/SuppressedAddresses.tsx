import { useSignal } from "@preact/signals";
import type { SuppressedAddress } from "@ventanilla/api/deliveries-types";
import { fill } from "@ventanilla/i18n";
import {
  announce,
  type Column,
  ConfirmDialog,
  Icon,
  moment,
  PagedTable,
  useAction,
  usePages,
} from "../../kit";
import { unsuppressAddress, readSuppressedAddresses } from "./api";
import { say } from "./words";

/** SuppressedAddresses to which nothing more is sent, why, and a way to take them off the list. */
export function SuppressedAddresses() {
  const pages = usePages("addresses", readSuppressedAddresses);
  const chosen = useSignal<SuppressedAddress | null>(null);
  const action = useAction();
  const words = say().addresses;
  const lift = async (address: string) => {
    if ((await action.run(() => unsuppressAddress(address))) !== null) {
      chosen.value = null;
      announce(fill(words.lifted, { address }));
      pages.replace((one) => one.address === address, null);
    }
  };
  return (
    <section class="part" id="addresses" aria-label={words.title}>
      <div class="group-head">
        <div>
          <h2>{words.title}</h2>
          <p class="soft">{words.text}</p>
        </div>
      </div>
      <PagedTable
        caption={words.title}
        columns={columns((row) => (chosen.value = row))}
        pages={pages}
        rowKey={({ address }) => address}
        rowName={({ address }) => address}
        empty={
          <p class="all-well">
            <Icon name="check" />
            {words.none}
          </p>
        }
      />
      {chosen.value && (
        <ConfirmDialog
          id="lift"
          title={fill(words.lift_title, { address: chosen.value.address })}
          confirm={words.lift}
          busy={action.busy.value}
          problem={action.problem.value}
          onConfirm={() => chosen.value && void lift(chosen.value.address)}
          onClose={() => {
            chosen.value = null;
            action.forget();
          }}
        >
          <p>{chosen.value.reason === "bounce" ? words.lift_bounce : words.lift_complaint}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function columns(onLift: (row: SuppressedAddress) => void): Column<SuppressedAddress>[] {
  const words = say().addresses;
  return [
    { key: "address", label: words.address, phone: "title", cell: ({ address }) => address },
    {
      key: "why",
      label: words.why,
      phone: "plain",
      cell: ({ reason }) => (reason === "bounce" ? words.bounce : words.complaint),
    },
    {
      key: "since",
      label: words.since,
      cell: ({ since }) => <time dateTime={since}>{moment(since, "short")}</time>,
    },
    {
      key: "lift",
      label: words.acts,
      phone: "end",
      cell: (row) => (
        <button
          type="button"
          class="button small"
          aria-label={`${words.lift}: ${row.address}`}
          onClick={() => onLift(row)}
        >
          {words.lift}
        </button>
      ),
    },
  ];
}
