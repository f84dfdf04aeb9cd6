import { useSignal } from "@preact/signals";
import type { StaffContract } from "@ventanilla/api/contract-types";
import { date as day, fill, moment } from "@ventanilla/i18n";
import { SignDialog } from "@ventanilla/ui/signing/SignDialog";
import { needSigningWords } from "@ventanilla/ui/signing/words";
import { useEffect } from "preact/hooks";
import { Check, Copy, Group, Icon, Page, ProblemBox, startDownload, useAction } from "../../kit";
import { areaPath } from "../../address";
import { ContractActions } from "./ContractActions";
import { askCode, checkCode, fileOf, noteRead, signContract } from "./api";
import { StateBadge } from "./ListPage";
import { Pages } from "./Pages";
import { Timeline } from "./Timeline";
import { say, whyWords } from "./words";

interface SentContractProps {
  contract: StaffContract;
  onChange: (contract: StaffContract) => void;
}

/** A sent contract: its state and history, and the business's signature if that is due. */
export function SentContract({ contract, onChange }: SentContractProps) {
  const words = say();
  const { due_on, reason, message, state, has_evidence, sealed_sha256 } = contract;
  return (
    <Page
      title={contract.title}
      lead={
        <>
          <StateBadge state={state} />{" "}
          <a href={areaPath("customers", contract.customer_id)}>{contract.customer_name}</a>
          {due_on !== null && <span class="soft"> · {fill(words.sign_until, { day: day(due_on) })}</span>}
        </>
      }
      back={{ href: areaPath("contracts"), label: words.title }}
      actions={<ContractActions contract={contract} onChange={onChange} />}
    >
      {state === "sealing" && (
        <p class="notice" role="status">
          {words.sealing}
        </p>
      )}
      {reason !== "" && <p class="notice">{fill(words.reason, { reason: whyWords(state, reason) })}</p>}
      {contract.to_sign !== null && <Countersign contract={contract} onChange={onChange} />}
      <Group title={words.signers}>
        <ul class="contract-people">
          {contract.people.map((one) => (
            <li key={one.signer_id}>
              <Icon name={one.state === "signed" ? "check" : "edit"} />
              <span>
                <strong>{one.name}</strong>{" "}
                <span class="soft">{one.staff_id === "" ? words.contact : words.team}</span>
              </span>
              <span class="soft">
                {fill(words.signer_states[one.state], {
                  at: one.signed_at ? moment(one.signed_at) : one.seen_at ? moment(one.seen_at) : "",
                })}
              </span>
            </li>
          ))}
        </ul>
        {message !== "" && <p class="pre soft">{message}</p>}
      </Group>
      {sealed_sha256 !== "" && (
        <Group title={words.code} explanation={words.code_text}>
          <Copy label={words.code} text={contract.code} />
          {has_evidence && <p class="soft">{words.evidence_text}</p>}
        </Group>
      )}
      <Timeline contract={contract} />
      {contract.to_sign === null && (
        <details class="card contract-document">
          <summary>{words.show_document}</summary>
          <Pages contract={contract} />
        </details>
      )}
    </Page>
  );
}

/** The document, the consent and the dialog for signing on behalf of the business. */
function Countersign({ contract, onChange }: SentContractProps) {
  const words = say();
  const read = useSignal(false);
  const consented = useSignal(false);
  const open = useSignal(false);
  const ready = useSignal(false);
  useEffect(() => {
    void needSigningWords().then(() => (ready.value = true));
  }, [ready]);
  const taking = useAction();
  const unnoted = useAction();
  const { contract_id, document_sha256, sealed_sha256, pages_drawn, to_sign } = contract;
  const isDrawn = pages_drawn >= 0;
  if (to_sign === null) {
    return null;
  }
  const take = async () => {
    const link = await taking.run(() => fileOf(contract_id, sealed_sha256 ? "sealed" : "original"));
    if (link !== null) {
      startDownload(link.url);
      read.value = true;
    }
  };
  const note = async () => {
    read.value ||= (await unnoted.run(() => noteRead(contract_id, document_sha256))) !== null;
  };
  return (
    <Group title={words.your_turn} explanation={words.your_turn_text}>
      <div class="contract-reading">
        <Pages contract={contract} own={ready.value ? to_sign.marks : undefined} onEnd={() => void note()} />
      </div>
      {!isDrawn && (
        <button type="button" class="button" onClick={() => void take()}>
          <Icon name="download" />
          {words.take}
        </button>
      )}
      {!read.value && <p class="notice">{isDrawn ? words.read_first : words.take_first}</p>}
      {unnoted.problem.value && (
        <ProblemBox problem={unnoted.problem.value} sentences={words.errors} onRetry={() => void note()} />
      )}
      {taking.problem.value && <ProblemBox problem={taking.problem.value} sentences={words.errors} />}
      <Check
        name="consent"
        label={to_sign.consent}
        checked={consented.value}
        disabled={!read.value}
        onChange={(checked) => (consented.value = checked)}
      />
      <div class="inline">
        <button
          type="button"
          class="button primary"
          disabled={!read.value || !consented.value || !ready.value}
          onClick={() => (open.value = true)}
        >
          {words.sign}
        </button>
      </div>
      {open.value && (
        <SignDialog
          contract={{ title: contract.title, document_sha256, ways: to_sign.ways, marks: to_sign.marks }}
          calls={{
            ask: () => askCode(contract_id),
            check: (challenge_id, body) => checkCode(contract_id, challenge_id, body),
            sign: (body) => signContract(contract_id, body),
          }}
          onClose={() => {
            open.value = false;
            const { signed } = waiting;
            if (signed !== null) {
              waiting.signed = null;
              onChange(signed);
            }
          }}
          onSigned={(next) => {
            // The page changes once the dialog, which shows the receipt, is closed.
            waiting.signed = next;
            const own = next.people.find(({ staff_id, signed_at }) => staff_id !== "" && signed_at);
            return { signed_at: own?.signed_at, url: "" };
          }}
        />
      )}
    </Group>
  );
}

const waiting: { signed: StaffContract | null } = { signed: null };
