"""Works out the intrinsic functions of our templates against resources that were really made."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_PLACEHOLDER = re.compile(r"\$\{([^}]+)\}")


class UnresolvedError(LookupError):
    """A template refers to something that is not there (yet)."""


@dataclass(slots=True)
class Scope:
    """What references resolve to: parameters and pseudo-parameters by name, and each resource's attributes."""

    parameters: Mapping[str, str]
    refs: dict[str, str] = field(default_factory=dict)
    attributes: dict[tuple[str, str], str] = field(default_factory=dict)

    def ref(self, name: str) -> str:
        """What `!Ref name` is."""
        for known in (self.refs, self.parameters):
            if name in known:
                return known[name]
        raise UnresolvedError(f"!Ref {name}")

    def attribute(self, resource: str, name: str) -> str:
        """What `!GetAtt resource.name` is."""
        try:
            return self.attributes[resource, name]
        except KeyError:
            raise UnresolvedError(f"!GetAtt {resource}.{name}") from None

    def resolve(self, value: Any) -> Any:
        """The value with every intrinsic function in it worked out. UnresolvedError names what is missing."""
        if isinstance(value, list):
            return [self.resolve(item) for item in value]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            (name, argument), *_ = value.items()
            function = _FUNCTIONS.get(name)
            if function is not None:
                return function(self, argument)
        return {name: self.resolve(item) for name, item in value.items()}

    def _substitute(self, text: str) -> str:
        def one(match: re.Match[str]) -> str:
            name = match[1]
            if "." in name:
                return self.attribute(*name.split(".", 1))
            return self.ref(name)

        return _PLACEHOLDER.sub(one, text)

    def _join(self, argument: Any) -> str:
        separator, parts = argument
        return str(separator).join(self.resolve(parts))

    def _select(self, argument: Any) -> Any:
        index, items = argument
        return self.resolve(items)[int(index)]

    def _split(self, argument: Any) -> list[str]:
        separator, text = argument
        return str(self.resolve(text)).split(separator)


_FUNCTIONS = {
    "Ref": Scope.ref,
    "Fn::GetAtt": lambda scope, argument: scope.attribute(*argument),
    "Fn::Sub": Scope._substitute,  # noqa: SLF001 - the same module
    "Fn::Join": Scope._join,  # noqa: SLF001
    "Fn::Select": Scope._select,  # noqa: SLF001
    "Fn::Split": Scope._split,  # noqa: SLF001
}
