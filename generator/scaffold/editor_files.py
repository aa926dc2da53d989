"""Writes what an editor reads beside the content: the schema of this handbook and the snippets."""

import json
from pathlib import Path

from generator.handbook import Handbook
from generator.scaffold.editor_schema import make_editor_schema
from generator.scaffold.snippets import make_snippets

FOLDER = ".vscode"
SCHEMA = "handbook.schema.json"
SNIPPETS = "handbook.code-snippets"
MODELINE = f"# yaml-language-server: $schema=../{FOLDER}/{SCHEMA}\n"
"""The first line of a content file: it leads any editor that speaks to yaml-language-server to the schema."""


def write_editor_files(handbook: Handbook, folder: Path) -> tuple[Path, ...]:
    """Write the files into *folder* and return them; one that would stay the same is not touched."""
    schema = make_editor_schema(handbook)
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in ((SCHEMA, schema), (SNIPPETS, make_snippets(schema))):
        text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
        path = folder / name
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
    return (folder / SCHEMA, folder / SNIPPETS)
