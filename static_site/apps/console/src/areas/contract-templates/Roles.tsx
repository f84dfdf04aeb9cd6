import type { ContractTemplates, TemplateDraft } from "@ventanilla/api/contract-template-types";
import { fill } from "@ventanilla/i18n";
import { Group, Icon, Select } from "../../kit";
import { say } from "./words";

const MOST = 10;

interface RolesProps {
  draft: TemplateDraft;
  team: ContractTemplates["team"];
  wrong: string | undefined;
  onChange: (change: Partial<TemplateDraft>) => void;
}

/** The signers in order: a contact of the customer, or a team member. */
export function Roles({ draft, team, wrong, onChange }: RolesProps) {
  const words = say();
  const { roles } = draft;
  const options = [
    { value: "", label: words.contact },
    ...team.map(({ staff_id, name }) => ({ value: staff_id, label: name })),
  ];
  return (
    <Group
      title={words.signers}
      explanation={words.signers_text}
      actions={
        roles.length < MOST && (
          <button
            type="button"
            class="button"
            onClick={() => onChange({ roles: [...roles, { staff_id: "" }] })}
          >
            <Icon name="plus" />
            {words.add_signer}
          </button>
        )
      }
    >
      <ol class="template-roles">
        {roles.map(({ staff_id }, index) => (
          <li key={index}>
            <Select
              name={`role-${String(index + 1)}`}
              label={fill(words.signer_number, { number: index + 1 })}
              options={options}
              value={staff_id}
              onChange={(chosen) =>
                onChange({ roles: roles.map((role, at) => (at === index ? { staff_id: chosen } : role)) })
              }
            />
            {roles.length > 1 && (
              <button
                type="button"
                class="button quiet"
                onClick={() => onChange({ roles: roles.filter((_, at) => at !== index) })}
              >
                {words.remove_signer}
                <span class="visually-hidden"> {index + 1}</span>
              </button>
            )}
          </li>
        ))}
      </ol>
      {wrong && (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
    </Group>
  );
}
