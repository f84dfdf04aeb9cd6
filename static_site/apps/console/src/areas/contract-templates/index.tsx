import "./styles.css";
import type { ContractTemplate } from "@ventanilla/api/contract-template-types";
import { EmptyState, Page, ProblemBox, Skeleton, useAreaPath, useLoad } from "../../kit";
import { areaPath } from "../../address";
import { readTemplate, readTemplates } from "./api";
import { EditorPage } from "./EditorPage";
import { ListPage } from "./ListPage";
import { say } from "./words";

/** The contract templates. */
export default function ContractTemplatesArea() {
  const [template_id] = useAreaPath();
  return template_id === undefined ? <ListPage /> : <Editor key={template_id} id={template_id} />;
}

function Editor({ id }: { id: string }) {
  const all = useLoad("contract-templates", readTemplates);
  const one = useLoad<ContractTemplate | null>(`contract-template:${id}`, async () =>
    id === "new" ? { ok: true, value: null } : await readTemplate(id),
  );
  const { tags, team } = all.value.value ?? {};
  const problem = one.problem.value ?? all.problem.value;
  if (tags && team && (id === "new" || one.value.value !== null)) {
    return <EditorPage template={one.value.value} tags={tags} team={team} />;
  }
  return (
    <Page title={say().title} back={{ href: areaPath("contract-templates"), label: say().back }} wide>
      <div class="card">
        {problem?.status === 404 ? (
          <EmptyState drawing="nothing" title={say().not_there}>
            {say().not_there_next}
          </EmptyState>
        ) : problem ? (
          <ProblemBox
            problem={problem}
            onRetry={() => {
              all.reload();
              one.reload();
            }}
          />
        ) : (
          <Skeleton kind="row" count={8} />
        )}
      </div>
    </Page>
  );
}
