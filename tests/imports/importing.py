"""Runs imports as the console does: upload, map, compare, run."""

from dataclasses import dataclass, field
from typing import Any

from chalicelib.imports.models import ImportJob
from chalicelib.kernel.aws import files
from chalicelib.kernel.store import keys
from tests.support.api_client import ApiClient, Reply, StaffBrowser


@dataclass(slots=True)
class Importing:
    """One import by one staff member."""

    api_client: ApiClient
    staff: StaffBrowser
    import_id: str = field(init=False, default="")

    def begin(self, kind: str, content: bytes, filename: str = "datos.csv", template_id: str = "") -> Reply:
        """Upload a file and return the inspection."""
        body = {"kind": kind, "filename": filename, "size": max(1, len(content)), "template_id": template_id}
        asked = self.staff.post("/imports", body)
        assert asked.status == 201, asked.text
        self.import_id = asked.json["id"]
        files.put_file(asked.json["upload"]["fields"]["key"], content, "text/csv")
        return self.look()

    def look(self, **how: Any) -> Reply:
        """Inspect the file with parse options."""
        return self.staff.post(self.path("/uploaded"), how)

    def path(self, rest: str = "") -> str:
        """Return a path below the import."""
        return f"/imports/{self.import_id}{rest}"

    def map(self, seen: dict[str, Any], *, deliver: bool = True, **changes: Any) -> Reply:
        """Map the guessed columns, with changes: `field=index`, or options of the mapping."""
        columns = {
            f"value.{index}" if column["field"] == "value" else column["field"]: {
                "index": index,
                "field": column["field"],
            }
            for index, column in enumerate(seen["columns"])
            if column["field"]
        }
        options = {name: changes.pop(name) for name in ("currency", "due_days") if name in changes}
        for name, told in changes.items():
            columns[name] = {"field": name, **({"index": told} if isinstance(told, int) else told)}
        mapped = self.staff.put(self.path("/mapping"), {"columns": list(columns.values()), **options})
        if deliver:
            self.api_client.deliver()
        return mapped

    def state(self) -> dict[str, Any]:
        """Return the import."""
        shown = self.staff.get(self.path())
        assert shown.status == 200, shown.text
        found: dict[str, Any] = shown.json
        return found

    def compared(self, kind: str, content: bytes, **changes: Any) -> dict[str, Any]:
        """Upload and compare a file; return the import."""
        seen = self.begin(kind, content, template_id=changes.pop("template_id", ""))
        assert seen.status == 200, seen.text
        mapped = self.map(seen.json, **changes)
        assert mapped.status == 200, mapped.text
        return self.state()

    def run(self) -> dict[str, Any]:
        """Run the import and return it."""
        begun = self.staff.post(self.path("/run"))
        assert begun.status == 200, begun.text
        self.api_client.deliver()
        return self.state()

    def imported(self, kind: str, content: bytes, **changes: Any) -> dict[str, Any]:
        """Upload, compare and run a file; return the import."""
        self.compared(kind, content, **changes)
        return self.run()

    def rows(self, outcome: str = "", limit: int = 100) -> list[dict[str, Any]]:
        """Return all records with an outcome."""
        found: list[dict[str, Any]] = []
        cursor = ""
        while True:
            query = f"?limit={limit}" + (f"&outcome={outcome}" if outcome else "") + cursor
            page = self.staff.get(self.path(f"/rows{query}"))
            assert page.status == 200, page.text
            found += page.json["items"]
            if page.json["next"] is None:
                return found
            cursor = f"&cursor={page.json['next']}"

    def report(self) -> str:
        """Return the report of rejected rows."""
        made = self.staff.post(self.path("/report"))
        assert made.status == 200, made.text
        key = made.json["url"].split("?")[0].split("amazonaws.com/")[1]
        content = files.get_file(key.partition("/")[2] if not key.startswith("made/") else key)
        assert content is not None
        return content.decode("utf-8-sig")

    def job(self) -> ImportJob:
        """Return the stored import."""
        return ImportJob.load(keys.import_job(self.staff.tenant, self.import_id), consistent=True)


def counts(shown: dict[str, Any]) -> tuple[int, int, int, int]:
    """New, changed, unchanged, wrong."""
    found = shown["counts"]
    return found["new"], found["changed"], found["unchanged"], found["wrong"]


def reasons(rows: list[dict[str, Any]]) -> list[tuple[int, str, str]]:
    """Row, field and code of every reason."""
    return [(row["row"], one["field"], one["code"]) for row in rows for one in row["reasons"]]
