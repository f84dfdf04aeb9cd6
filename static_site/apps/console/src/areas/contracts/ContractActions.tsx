import { useSignal } from "@preact/signals";
import type { StaffContract } from "@ventanilla/api/contract-types";
import { useLocation } from "preact-iso";
import {
  announce,
  ConfirmDialog,
  Icon,
  ProblemBox,
  startDownload,
  TextField,
  useAction,
  useIdempotency,
} from "../../kit";
import { areaPath } from "../../address";
import { can } from "../../session";
import { correctContract, fileOf, remindSigners, withdrawContract } from "./api";
import { say } from "./words";

interface ContractActionsProps {
  contract: StaffContract;
  onChange: (contract: StaffContract) => void;
}

type File = "original" | "sealed" | "evidence" | "events";

/** The actions on a sent contract: downloads, reminder, withdrawal and correction. */
export function ContractActions({ contract, onChange }: ContractActionsProps) {
  const words = say();
  const open = useSignal<"withdraw" | "correct" | null>(null);
  const remind = useAction();
  const { contract_id, state } = contract;
  const isOut = state === "sent" || state === "seen" || state === "partly_signed";
  const close = () => {
    open.value = null;
  };
  const call = async () => {
    const done = await remind.run(() => remindSigners(contract_id));
    if (done !== null) {
      onChange(done);
      announce(words.reminded);
    }
  };
  return (
    <>
      <Files contract={contract} />
      {can("contracts") && isOut && (
        <button type="button" class="button" onClick={() => void call()}>
          {words.remind}
        </button>
      )}
      {can("contracts") && state !== "signed" && state !== "sealing" && (
        <button type="button" class="button" onClick={() => (open.value = "correct")}>
          {words.correct}
        </button>
      )}
      {can("contracts") && isOut && (
        <button type="button" class="button" onClick={() => (open.value = "withdraw")}>
          {words.withdraw}
        </button>
      )}
      {remind.problem.value && <ProblemBox problem={remind.problem.value} sentences={words.errors} />}
      {open.value === "withdraw" && <Withdraw contract={contract} onChange={onChange} onClose={close} />}
      {open.value === "correct" && <Correct contract={contract} onClose={close} />}
    </>
  );
}

/** The downloads of a contract. */
function Files({ contract }: { contract: StaffContract }) {
  const words = say();
  const action = useAction();
  const { contract_id, sealed_sha256, has_evidence } = contract;
  const files: readonly File[] = [
    "original",
    ...(sealed_sha256 === "" ? [] : (["sealed"] as const)),
    ...(has_evidence ? (["evidence"] as const) : []),
    "events",
  ];
  const take = async (file: File) => {
    const made = await action.run(() => fileOf(contract_id, file));
    if (made !== null) {
      startDownload(made.url);
    }
  };
  return (
    <>
      {files.map((file) => (
        <button key={file} type="button" class="button" onClick={() => void take(file)}>
          <Icon name="download" />
          {words[file === "events" ? "events_file" : file]}
        </button>
      ))}
      {action.problem.value && <ProblemBox problem={action.problem.value} sentences={words.errors} />}
    </>
  );
}

function Withdraw({ contract, onChange, onClose }: ContractActionsProps & { onClose: () => void }) {
  const words = say();
  const reason = useSignal("");
  const action = useAction();
  const withdraw = async () => {
    const done = await action.run(() => withdrawContract(contract.contract_id, reason.value.trim()));
    if (done !== null) {
      onClose();
      onChange(done);
      announce(words.withdrawn);
    }
  };
  const lacks = Boolean(action.problem.value?.fields.length);
  return (
    <ConfirmDialog
      id="withdraw"
      title={words.withdraw_title}
      confirm={words.withdraw}
      danger
      busy={action.busy.value}
      problem={lacks ? null : action.problem.value}
      sentences={words.errors}
      onConfirm={() => void withdraw()}
      onClose={onClose}
    >
      <p>{words.withdraw_text}</p>
      <TextField
        name="reason"
        label={words.why}
        wrong={lacks ? words.why_needed : undefined}
        lines={3}
        maxLength={1000}
        value={reason.value}
        onInput={(text) => (reason.value = text)}
      />
    </ConfirmDialog>
  );
}

function Correct({ contract, onClose }: { contract: StaffContract; onClose: () => void }) {
  const words = say();
  const action = useAction();
  const idempotencyHeader = useIdempotency();
  const { route } = useLocation();
  const correct = async () => {
    const done = await action.run(() =>
      correctContract(contract.contract_id, idempotencyHeader([contract.contract_id])),
    );
    if (done !== null) {
      onClose();
      route(areaPath("contracts", done.contract_id));
    }
  };
  return (
    <ConfirmDialog
      id="correct"
      title={words.correct_title}
      confirm={words.correct}
      busy={action.busy.value}
      problem={action.problem.value}
      sentences={{ ...words.errors, ...words.faults }}
      onConfirm={() => void correct()}
      onClose={onClose}
    >
      <p>{words.correct_text}</p>
    </ConfirmDialog>
  );
}
